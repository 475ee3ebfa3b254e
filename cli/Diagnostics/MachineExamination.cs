namespace Nebula.Cli.Diagnostics;

/// <summary>Disk, memory, clock.</summary>
internal static class MachineExamination
{
    private const long Mega = 1024 * 1024;

    public static Task<IEnumerable<Diagnosis>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var machine = MachineFacts.Read(context.Data.Path);
        return Task.FromResult<IEnumerable<Diagnosis>>([Disk(machine, context), Memory(machine), Clock(context.Clock)]);
    }

    private static Diagnosis Disk(MachineFacts machine, DoctorContext context)
    {
        var found = $"{MachineFacts.Gigabytes(machine.DiskFreeBytes)} free for {context.Data.Path}";
        return machine.DiskFreeBytes switch
        {
            < 500 * Mega => Diagnosis.Fail("disk", found, "Make room: below 500 MB nothing starts."),
            < 2048 * Mega => Diagnosis.Warn("disk", found, "Make room: history and logs grow."),
            _ => Diagnosis.Ok("disk", found),
        };
    }

    private static Diagnosis Memory(MachineFacts machine)
    {
        var found = $"{MachineFacts.Gigabytes(machine.MemoryAvailableBytes)} of {MachineFacts.Gigabytes(machine.MemoryTotalBytes)} available";
        return machine.MemoryAvailableBytes < 400 * Mega
            ? Diagnosis.Warn("memory", found, "Stop something else, or add swap: about 400 MB are needed.")
            : Diagnosis.Ok("memory", found);
    }

    private static Diagnosis Clock(TimeProvider clock)
    {
        var found = $"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC";
        if (!SystemClock.IsPlausible(clock))
        {
            return Diagnosis.Fail("clock", $"{found}, which is before this program was built", "timedatectl set-ntp true");
        }

        return SystemClock.IsSynchronised() == false
            ? Diagnosis.Warn("clock", $"{found}, not synchronised", "timedatectl set-ntp true (in a container: on its host)")
            : Diagnosis.Ok("clock", found);
    }
}
