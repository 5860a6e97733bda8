namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Which names an expression may use where it stands, and what they are.</summary>
public interface IExpressionScope
{
    /// <summary>The value of that name; null if there is none here.</summary>
    BoundName? Find(NameKind kind, string name);

    /// <summary>The record list of that name; null if there is none.</summary>
    RecordShape? FindRecords(string list);

    /// <summary>The ordinal of a state (by its dotted path), deadline, task or role; null if there is none.</summary>
    int? FindElement(ElementKind kind, string name);

    /// <summary>The codes of a choice list; null if there is no such list.</summary>
    IReadOnlyCollection<string>? CodesOf(string list);

    /// <summary>Every name of the kind, to find the one that was meant.</summary>
    IEnumerable<string> NamesOf(NameKind kind);

    /// <inheritdoc cref="NamesOf(NameKind)"/>
    IEnumerable<string> NamesOf(ElementKind kind);

    /// <summary>The name of every record list.</summary>
    IEnumerable<string> RecordLists { get; }
}
