using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A document of the case, as an administrator words it: a letter, a leaflet, a plan. One copy for each record, or one for the case.</summary>
public sealed record Document
{
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    public required DocumentReader To { get; init; }

    /// <summary>One copy for each such record; null: one for the case.</summary>
    public EachRecord? Each { get; init; }

    /// <summary>Whom a copy is addressed to: a name, or the id of a person on file or of a user; null: nobody by name.</summary>
    public TypedExpression? Recipient { get; init; }

    /// <summary>The task or action with which a copy is given, for the same records; null: none.</summary>
    public string? GivenBy { get; init; }

    /// <summary>Asked how it was given: how, in which language, and who translated. The host tells them of every document, whether the case records them or not.</summary>
    public static IReadOnlyList<string> AskedOfGiving { get; } = ["how", "language", "interpreter"];

    /// <summary>It has the head of a letter: whose it is, whom to ring, the date and a reference.</summary>
    public bool IsLetter { get; init; }

    /// <summary>There is such a document only while this holds; null: always.</summary>
    public TypedExpression? When { get; init; }

    /// <summary>
    /// No copy is made out while this holds, nor while it cannot be told: what could endanger somebody is not lying ready to be sent. Null: never withheld, which a document for
    /// a child or a family says expressly.
    /// </summary>
    public TypedExpression? Withheld { get; init; }

    /// <summary>The sensitive parts are left out while this holds, or cannot be told; null: never.</summary>
    public TypedExpression? Redacted { get; init; }

    /// <summary>In the order in which they are read.</summary>
    public required IReadOnlyList<DocumentPart> Parts { get; init; }

    public IReadOnlyList<string> Basis { get; init; } = [];

    public required SourcePlace Place { get; init; }

    /// <summary>The facts and records' fields that it tells its reader, in any part and in its address; whether a part is there may hang on others.</summary>
    public IEnumerable<(string? List, string Field)> Shows =>
        (Recipient is { } recipient ? Read(recipient) : []).Concat(Parts.SelectMany(ShownBy)).Distinct();

    /// <summary>The same of one part.</summary>
    internal IEnumerable<(string? List, string Field)> ShownBy(DocumentPart part)
    {
        var fields = part.Show.Concat(part.Columns).ToList();
        return fields.Select(field => (field.List, field.Name))
            .Concat(fields.Select(field => field.Type).OfType<FieldType.Record>().Select(record => ((string?)record.List, "on")))
            .Concat(part.List is { } list ? [(list.List, "on")] : [])
            .Concat(part.Said.SelectMany(Read));
    }

    /// <summary>What an expression of it reads.</summary>
    internal IEnumerable<(string? List, string Field)> Read(TypedExpression expression) =>
        expression.Reads.Fields.Select(field => ((string?)null, field))
            .Concat(expression.Reads.Records.SelectMany(list => list.Value.Select(field => ((string?)list.Key, field))))
            .Concat(Each is { } each ? expression.Reads.EachRecord.Select(field => ((string?)each.List, field)) : []);

    /// <summary>Every expression in it.</summary>
    internal IEnumerable<TypedExpression> Expressions =>
        new[] { Each?.Where, Recipient, When, Withheld, Redacted }.OfType<TypedExpression>().Concat(Parts.SelectMany(part => part.Expressions));
}
