using BenchmarkDotNet.Running;
using ChildProtection.Workflow.Benchmarks.Storage;

if (args is ["storage", ..])
{
    return await StorageBenchmarks.Run(args[1..]);
}
BenchmarkSwitcher.FromAssembly(typeof(StorageBenchmarks).Assembly).Run(args);
return 0;
