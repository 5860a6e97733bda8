using System.Globalization;
using BenchmarkDotNet.Running;
using ChildProtection.Workflow.Benchmarks.Charts;
using ChildProtection.Workflow.Benchmarks.People;
using ChildProtection.Workflow.Benchmarks.Storage;

switch (args)
{
    case ["storage", ..]:
        return await StorageBenchmarks.Run(args[1..]);
    case ["people", var people]:
        return await PeopleSearch.Run(int.Parse(people, CultureInfo.InvariantCulture));
    case ["charts", var seconds]:
        return ChartRounds.Run(double.Parse(seconds, CultureInfo.InvariantCulture));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(StorageBenchmarks).Assembly).Run(args);
        return 0;
}
