/** What Prometheus wants to know to read the metrics with a key. */
export function scrapeConfig(token: string, origin: string): string {
  const { protocol, host } = new URL(origin);
  return `scrape_configs:
  - job_name: nebula
    metrics_path: /api/metrics
    scheme: ${protocol.slice(0, -1)}
    authorization:
      credentials: ${token}
    static_configs:
      - targets: ['${host}']`;
}
