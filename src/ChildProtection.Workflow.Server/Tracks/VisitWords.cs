using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Tracks;

/// <summary>A visit in one line: whether the child was seen and heard, where, and by whom.</summary>
public static class VisitWords
{
    private static readonly string[] CountsAsAlone = ["alone", "supporter", "observed"];

    public static string Of(ToldRecord visit, Words words)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(words);
        var seen = IsAlone(visit) ? "tracks.visit_alone" : visit.Is("seen") ? "tracks.visit_seen" : "tracks.visit_not_seen";
        return string.Join(", ", new[] { words[seen], visit["place"], visit["visitor"] }.OfType<string>());
    }

    /// <summary>The child was seen and engaged, alone or in a way that counts as alone (rule W11).</summary>
    public static bool IsAlone(ToldRecord visit) => visit.Is("seen") && visit.Is("engaged") && CountsAsAlone.Contains(visit.Code("alone"));
}
