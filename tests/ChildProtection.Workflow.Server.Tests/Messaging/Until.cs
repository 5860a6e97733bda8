namespace ChildProtection.Workflow.Server.Tests.Messaging;

/// <summary>Waits for the thing itself; the limit only ends a test that would never end.</summary>
internal static class Until
{
    private static readonly TimeSpan LimitMax = TimeSpan.FromMinutes(4);

    public static async Task Holds(Func<Task<bool>> condition, string what)
    {
        using var limit = new CancellationTokenSource(LimitMax);
        while (!await condition())
        {
            Assert.That(limit.IsCancellationRequested, Is.False, $"did not come about: {what}");
            await Task.Delay(20);
        }
    }

    public static Task Holds(Func<bool> condition, string what) => Holds(() => Task.FromResult(condition()), what);
}
