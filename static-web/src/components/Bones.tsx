interface BonesProps {
  label: string;
  heights: number[];
}

/** A skeleton: the rough shape of what is coming, told to a screen reader in words. */
export function Bones({ label, heights }: BonesProps) {
  return (
    <div className="stack" role="status">
      <span className="visually-hidden">{label}</span>
      {heights.map((height, index) => (
        <span key={index} className="bone" style={{ height }} aria-hidden="true" />
      ))}
    </div>
  );
}
