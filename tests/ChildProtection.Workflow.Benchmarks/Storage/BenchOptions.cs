namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <param name="RunFor">How long each side of a round runs.</param>
/// <param name="Rounds">How often both sides run, one after the other.</param>
internal sealed record BenchOptions(TimeSpan RunFor, int Rounds);
