using System.Net;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>The forms of the shipped definition of Wales that tests of pages send again and again.</summary>
public static class CaseForms
{
    /// <summary>Opens a case for a new child of the family Wagtailer; gives the case's address.</summary>
    public static async Task<string> Open(Reader worker, string given, params string[] agencies)
    {
        using var opened = await worker.Send("/cases/open", null,
        [
            ("command", Guid.NewGuid().ToString()), ("given", given), ("family", "Wagtailer"), ("another", "true"), ("because", "Others of the tests"), .. agencies.Select(agency => ("agencies", agency)),
            ("q.on.which", "today"), ("q.on.time", "00:00"), ("q.concern", "Bruising seen at school"),
        ]);
        Assert.That(opened.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), "the referral is taken");
        return opened.Headers.Location!.OriginalString;
    }

    public static Task DecideReferral(Reader manager, string path) =>
        Do(manager, $"{path}/tasks/decide_referral", ("q.on.time", "00:00"), ("q.decision", "strategy_discussion"));

    /// <summary>Of which health and education are told, where they work with the child.</summary>
    public static Task HoldStrategyDiscussion(Reader manager, string path) =>
        Do(manager, $"{path}/tasks/hold_strategy_discussion", ("q.police", "took_part"), ("q.health", "took_part"), ("q.decision", "enquire_joint"));

    private static async Task Do(Reader reader, string path, params (string Name, string Value)[] answers)
    {
        using var done = await reader.Send(path, null, [("command", Guid.NewGuid().ToString()), ("q.on.which", "today"), .. answers]);
        Assert.That(done.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), path);
    }
}
