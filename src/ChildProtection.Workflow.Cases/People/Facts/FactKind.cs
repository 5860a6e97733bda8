namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>A kind of fact that the file holds about people and households.</summary>
/// <param name="Name">In snake case; stored.</param>
/// <param name="Subject">Whom it can be about.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record FactKind(string Name, FactSubject Subject, IReadOnlyList<FactPart> Parts)
{
    /// <summary>Several can hold at a time, such as telephone numbers. Otherwise a new value ends the one before.</summary>
    public bool Several { get; init; }

    /// <summary>The fact ties its subject to another one: to a person (a relationship) or a household (living there).</summary>
    public FactSubject? About { get; init; }

    /// <summary>It would place the person: kept from everybody who is not cleared where the location is restricted (rules catalogue, section 0).</summary>
    public bool Locates { get; init; }

    /// <summary>For those cleared alone, wherever anybody lives: it could endanger somebody if it were known.</summary>
    public bool Sensitive { get; init; }

    /// <summary>Can be left unsaid with a reason, such as <c>unsafe to ask</c>.</summary>
    public bool HasWayOut { get; init; }

    /// <summary>The kind of change of circumstances that the case is told of when it changes (rule L7.6); null: none.</summary>
    public string? ChangeOfCircumstances { get; init; }

    public FactPart? Part(string name) => Parts.FirstOrDefault(part => part.Name == name);
}
