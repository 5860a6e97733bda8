namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <param name="Slice">How long each side of a round runs: short, so that what else the machine does hits both.</param>
/// <param name="Rounds">How often both sides run, one after the other.</param>
internal sealed record BenchOptions(TimeSpan Slice, int Rounds);
