namespace ChildProtection.Workflow.Engine.Texts;

/// <summary>One text in English and, where it has been written, in Welsh.</summary>
public sealed record BilingualText(string English, string? Welsh = null)
{
    /// <summary>The text in that language; English where there is no Welsh, because a missing word is worse than one in the other language.</summary>
    public string In(Language language) => language == Language.Welsh ? Welsh ?? English : English;

    public override string ToString() => English;
}
