namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>What a search came to.</summary>
/// <param name="People">The best first, at most <see cref="Searching.ShownMax"/>; nobody whom the searcher may not see, and none of them counted.</param>
/// <param name="More">There may be others: the question should say more.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchedPerson> People, bool More);
