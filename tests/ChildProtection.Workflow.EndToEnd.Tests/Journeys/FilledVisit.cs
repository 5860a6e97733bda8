namespace ChildProtection.Workflow.EndToEnd.Tests.Journeys;

/// <summary>What a worker answers about a visit to which there was nothing odd.</summary>
public static class FilledVisit
{
    /// <summary>Of the whole visit.</summary>
    public static IReadOnlyList<(string Question, string Answer)> Shared { get; } = [("visitor", "lead_worker"), ("place", "home"), ("announced", "yes")];

    /// <summary>Of each child.</summary>
    public static IReadOnlyList<(string Question, string Answer)> OfChild { get; } =
    [
        ("seen", "yes"), ("engaged", "yes"), ("alone", "alone"), ("life_change", "better"), ("kept_from_harm", "kept_safe"),
        ("child_views", "I like my new bed. Mam laughed on Sunday. I still do not like it when the door bangs."),
    ];

    public static (string Question, string Answer)[] AtHome => [.. Shared, .. OfChild];
}
