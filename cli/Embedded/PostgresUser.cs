using System.Runtime.InteropServices;

namespace Nebula.Cli.Embedded;

/// <summary>
/// Who PostgreSQL runs as. It refuses to run as root (postgresql.org, "The PostgreSQL User Account"), so root hands it to a
/// system user; anybody else runs it as himself.
/// </summary>
internal sealed class PostgresUser
{
    private const string SystemUser = "nebula";

    private readonly bool _isOther;

    private PostgresUser(bool isOther) => _isOther = isOther;

    public static async Task<PostgresUser> PrepareAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsLinux() || geteuid() != 0)
        {
            return new PostgresUser(isOther: false);
        }

        RequireTool("setpriv");
        if (!(await ProgramRun.RunAsync(["id", "-u", SystemUser], cancellationToken)).Succeeded)
        {
            await CreateAsync(cancellationToken);
        }

        return new PostgresUser(isOther: true);
    }

    /// <summary>The command as that user.</summary>
    public IReadOnlyList<string> Command(params IReadOnlyList<string> argv) => _isOther
        ? ["setpriv", "--reuid", SystemUser, "--regid", SystemUser, "--clear-groups", .. argv]
        : argv;

    /// <summary>
    /// The command as that user in a session of its own, so that a Ctrl-C at the terminal reaches only us and PostgreSQL is stopped
    /// last; the kernel stops it cleanly should we be killed. The signal comes when the thread that started the process ends.
    /// </summary>
    public IReadOnlyList<string> ServerCommand(string signalWhenWeDie, params IReadOnlyList<string> argv)
    {
        if (!OperatingSystem.IsLinux() || Tool("setpriv") is null || Tool("setsid") is null)
        {
            return argv;
        }

        string[] change = _isOther ? ["--reuid", SystemUser, "--regid", SystemUser, "--clear-groups"] : [];
        return ["setsid", "setpriv", .. change, "--pdeathsig", signalWhenWeDie, .. argv];
    }

    /// <summary>Whether PostgreSQL runs as somebody else than we do.</summary>
    public bool IsOther => _isOther;

    /// <summary>
    /// What we write, we write where that user cannot: in a folder of his a link could lead our pen, which is root's, anywhere.
    /// </summary>
    /// <exception cref="EmbeddedStackException">The folder belongs to somebody else.</exception>
    public async Task RequireOwnFolderAsync(string folder, CancellationToken cancellationToken)
    {
        if (_isOther && Directory.Exists(folder) && await OwnerAsync(folder, cancellationToken) is var owner and not "root")
        {
            throw new EmbeddedStackException(
                $"The folder {folder} belongs to {owner}, but only root may write there: move it away to start empty (an earlier build made it so).");
        }
    }

    /// <summary>Hands over what somebody else, such as a restored backup, put in that user's place; what is his already stays untouched.</summary>
    public async Task OwnRestoredAsync(string folder, CancellationToken cancellationToken)
    {
        if (_isOther && await OwnerAsync(folder, cancellationToken) != SystemUser)
        {
            await OwnAsync(folder, cancellationToken);
        }
    }

    /// <summary>Hands a folder or file, and all below, to that user.</summary>
    public async Task OwnAsync(string path, CancellationToken cancellationToken)
    {
        if (!_isOther)
        {
            return;
        }

        var run = await ProgramRun.RunAsync(["chown", "-R", $"{SystemUser}:{SystemUser}", path], cancellationToken);
        if (!run.Succeeded)
        {
            throw new EmbeddedStackException($"{path} cannot be handed to the user {SystemUser}: {run.Complaint}");
        }
    }

    /// <summary>A folder below one that only root may enter, such as /root, is out of the user's reach.</summary>
    public async Task RequireReachAsync(string path, CancellationToken cancellationToken)
    {
        if (_isOther && !(await ProgramRun.RunAsync(Command("test", "-x", path), cancellationToken)).Succeeded)
        {
            throw new EmbeddedStackException(
                $"The user {SystemUser}, who runs PostgreSQL, cannot enter {path}: choose a data folder outside of it, such as /var/lib/nebula.");
        }
    }

    private static async Task<string> OwnerAsync(string path, CancellationToken cancellationToken)
    {
        var run = await ProgramRun.RunAsync(["stat", "-c", "%U", "--", path], cancellationToken);
        return run.Succeeded ? run.Output.Trim() : throw new EmbeddedStackException($"The owner of {path} cannot be read: {run.Complaint}");
    }

    private static async Task CreateAsync(CancellationToken cancellationToken)
    {
        RequireTool("useradd");
        var run = await ProgramRun.RunAsync(
            ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SystemUser],
            cancellationToken);

        // 9: the name is taken, by another of us that was faster (useradd(8)).
        if (run.ExitCode is not (0 or 9))
        {
            throw new EmbeddedStackException(
                $"PostgreSQL does not run as root and its user {SystemUser} cannot be created: {run.Complaint}. Run as another user.");
        }
    }

    private static void RequireTool(string name)
    {
        if (Tool(name) is null)
        {
            throw new EmbeddedStackException($"PostgreSQL does not run as root, and {name} is missing to run it as {SystemUser}: run as another user.");
        }
    }

    private static string? Tool(string name) => new[] { "/usr/bin", "/usr/sbin", "/bin", "/sbin" }
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    [DllImport("libc")]
    private static extern uint geteuid();
}
