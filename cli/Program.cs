using Nebula.Cli.Commands;

return await NebulaCommand.RunAsync(args, TimeProvider.System);
