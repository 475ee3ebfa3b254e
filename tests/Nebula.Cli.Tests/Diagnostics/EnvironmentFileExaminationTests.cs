using System.Runtime.Versioning;
using Microsoft.Extensions.Time.Testing;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Diagnostics;

[UnsupportedOSPlatform("windows")]
public sealed class EnvironmentFileExaminationTests : IDisposable
{
    private readonly TemporaryFolder _repository = new();

    private string EnvironmentFile => _repository.At(".env");

    [Fact]
    public async Task RunAsync_OthersMayReadIt_FailsWithTheFix()
    {
        Write(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var found = await ExamineAsync();

        Assert.Equal((DiagnosisLevel.Fail, $"chmod 600 {EnvironmentFile}"), (found.Level, found.Fix));
    }

    [Fact]
    public async Task RunAsync_GitTracksIt_Fails()
    {
        Write(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await GitAsync("init", "-q");
        await GitAsync("add", "-f", ".env");

        var found = await ExamineAsync();

        Assert.Equal(DiagnosisLevel.Fail, found.Level);
        Assert.Contains("git tracks it", found.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_PrivateAndUntracked_IsOk()
    {
        Write(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await GitAsync("init", "-q");

        var found = await ExamineAsync();

        Assert.Equal(DiagnosisLevel.Ok, found.Level);
    }

    public void Dispose() => _repository.Dispose();

    private void Write(UnixFileMode mode)
    {
        File.WriteAllText(EnvironmentFile, "A=1\n");
        File.SetUnixFileMode(EnvironmentFile, mode);
    }

    private async Task GitAsync(params string[] arguments) =>
        Assert.True((await ProgramRun.RunAsync(["git", "-C", _repository.Path, .. arguments], CancellationToken.None)).Succeeded);

    private async Task<Diagnosis> ExamineAsync()
    {
        var data = new DataFolder(_repository.At("data"));
        var context = new DoctorContext(_repository.Path, data, LauncherSettings.Load(_repository.At("data"), data), Running: null, Port: 1, new FakeTimeProvider());
        return Assert.Single(await EnvironmentFileExamination.RunAsync(context, CancellationToken.None));
    }
}
