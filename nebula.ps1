# Nebula Command's launcher on Windows; `nebula` beside it is the same for Linux and macOS.
$env:NEBULA_ROOT = $PSScriptRoot
if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { Write-Error 'The .NET SDK 10 is not installed: https://dot.net/download'; exit 4 }
if (-not (Get-Command node -ErrorAction SilentlyContinue)) { Write-Error 'Node.js 20 is not installed: https://nodejs.org'; exit 4 }
dotnet build "$PSScriptRoot/cli/Nebula.Cli.csproj" -c Release -v quiet -nologo
if ($LASTEXITCODE -ne 0) { exit 8 }
dotnet "$PSScriptRoot/artifacts/bin/Nebula.Cli/release/Nebula.Cli.dll" @args
exit $LASTEXITCODE
