using Nebula.Cli.Installation;

namespace Nebula.Cli.Diagnostics;

/// <summary>What the examinations look at.</summary>
/// <param name="Running">The launcher that runs on the data folder; null when none does.</param>
internal sealed record DoctorContext(string Repository, DataFolder Data, LauncherSettings Settings, RunState? Running, int Port, TimeProvider Clock);
