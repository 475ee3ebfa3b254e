using Nebula.Runtime.Bench;

// Both are reached at 127.0.0.1 only; `./nebula bench runtime` starts them.
switch (args)
{
    case ["functions", var port]:
        FunctionsServer.Run($"http://127.0.0.1:{port}");
        return 0;
    case ["plain", var port]:
        PlainServer.Run($"http://127.0.0.1:{port}");
        return 0;
    default:
        Console.Error.WriteLine("usage: Nebula.Runtime.Bench functions|plain PORT");
        return 2;
}
