using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions.Nodes;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Finds what the names of one expression stand for: the fields of the records at hand first, innermost first, then the case.</summary>
internal sealed class ExpressionNames(string text, IExpressionScope scope, ExpressionDiagnostics diagnostics)
{
    private static readonly Dictionary<string, NameKind> Prefixes = new()
    {
        ["parameter"] = NameKind.Parameter, ["answer"] = NameKind.Answer, ["record"] = NameKind.EachRecord, ["signal"] = NameKind.Signal,
    };

    private readonly List<(RecordShape Shape, string Called)> _records = [];

    /// <summary>How many questions about records the current place stands in.</summary>
    public int Depth => _records.Count;

    /// <summary>Goes into a question about these records.</summary>
    /// <param name="shape">The list.</param>
    /// <param name="called">What one of its records is called; the list's own name if null.</param>
    /// <returns>Its level.</returns>
    public int Enter(RecordShape shape, ExpressionSyntax.Name? called = null)
    {
        if (called is not null && Prefixes.ContainsKey(called.Dotted))
        {
            diagnostics.Error(
                DiagnosticCodes.ExpressionUnexpected, called.Start, $"A record cannot be called '{called.Dotted}': that is what stands before the dot of something else.",
                $"Call it by what it is, such as {shape.Name}.");
        }
        _records.Add((shape, called?.Dotted ?? shape.Name));
        return _records.Count - 1;
    }

    public void Leave() => _records.RemoveAt(_records.Count - 1);

    /// <summary>True for a single word that can only be a code.</summary>
    public bool IsUnbound(ExpressionSyntax syntax) =>
        syntax is ExpressionSyntax.Name { Parts: [var name] } && name is not ("today" or "now" or "actor")
        && scope.Find(NameKind.Field, name) is null && _records.All(record => record.Shape.Find(name) is null);

    public ExpressionNode? Type(ExpressionSyntax.Name name, ExpressionType? wanted) => name.Parts switch
    {
        [var one] => Bare(name, one, wanted),
        [var prefix, var field] when Prefixes.TryGetValue(prefix, out var kind) => Prefixed(name, kind, field),
        [var called, var field] when LevelOf(called) is { } level => OfRecord(name, level, field),
        _ => Unknown(
            name, $"There is no '{name.Dotted}'.",
            NearestName.Ask(name.Parts[0], Prefixes.Keys.Concat(_records.Select(record => record.Called)))
            ?? "Before a dot stands parameter, answer, record, signal, or what a record at hand is called."),
    };

    public RecordShape? Records(ExpressionSyntax.Name list)
    {
        if (scope.FindRecords(list.Dotted) is { } shape)
        {
            return shape;
        }
        diagnostics.Error(
            DiagnosticCodes.ExpressionListUnknown, list.Start, $"There are no records called '{list.Dotted}'.", NearestName.Ask(list.Dotted, scope.RecordLists));
        return null;
    }

    public BoundName? RecordField(RecordShape shape, ExpressionSyntax.Name field)
    {
        if (shape.Find(field.Dotted) is { } bound)
        {
            return bound;
        }
        diagnostics.Error(
            DiagnosticCodes.ExpressionRecordFieldUnknown, field.Start, $"A {shape.Name} has no field '{field.Dotted}'.",
            NearestName.Ask(field.Dotted, shape.Fields.Select(known => known.Name)));
        return null;
    }

    public ExpressionNode? Element(ExpressionSyntax.Call call)
    {
        var kind = call.Function switch
        {
            "in" => ElementKind.State,
            "done" => ElementKind.Task,
            "held" => ElementKind.Role,
            "holder" => ElementKind.CaseRole,
            _ => ElementKind.Deadline,
        };
        var name = call.Arguments[0] as ExpressionSyntax.Name;
        if (name is not null && scope.FindElement(kind, name.Dotted) is { } ordinal)
        {
            return call.Function switch
            {
                "holder" => new HolderNode(Text(call), name.Dotted, ordinal),
                "due" => new DueNode(Text(call), name.Dotted, ordinal),
                _ => new ElementNode(Text(call), call.Function, kind, name.Dotted, ordinal),
            };
        }
        var what = kind == ElementKind.CaseRole ? "role given case by case" : kind.ToString().ToLowerInvariant();
        diagnostics.Error(
            DiagnosticCodes.ExpressionElementUnknown, call.Arguments[0].Start, $"There is no {what} '{Text(call.Arguments[0])}'.",
            name is null ? $"{call.Function}() takes the name of a {what}." : NearestName.Ask(name.Dotted, scope.NamesOf(kind)));
        return null;
    }

    private ExpressionNode? Bare(ExpressionSyntax.Name name, string word, ExpressionType? wanted)
    {
        var codes = wanted is { Kind: ValueKind.Code } ? scope.CodesOf(wanted.CodeList!) : null;
        if (codes is not null && codes.Contains(word))
        {
            return new LiteralNode(word, wanted!, Value.OfCode(word));
        }
        for (var level = _records.Count - 1; level >= 0; level--)
        {
            if (_records[level].Shape.Find(word) is { } field)
            {
                return new RecordFieldNode(word, _records[level].Shape, level, field);
            }
        }
        if (scope.Find(NameKind.Field, word) is { } bound)
        {
            return new NameNode(word, NameKind.Field, bound);
        }
        return word is "today" or "now" ? new ClockNode(word, word == "now")
            : word == "actor" ? new ActorNode(word)
            : codes is not null ? UnknownCode(name, word, wanted!, codes)
            : Unknown(name, $"There is no field '{word}' here.", FixOf(word));
    }

    // Of two with one name, the record of the innermost question.
    private int? LevelOf(string called) => _records.FindLastIndex(record => record.Called == called) is >= 0 and var level ? level : null;

    private RecordFieldNode? OfRecord(ExpressionSyntax.Name name, int level, string field)
    {
        var start = name.Start + name.Length - field.Length;
        return RecordField(_records[level].Shape, new ExpressionSyntax.Name(start, start + field.Length, [field])) is { } bound
            ? new RecordFieldNode(name.Dotted, _records[level].Shape, level, bound)
            : null;
    }

    private NameNode? Prefixed(ExpressionSyntax.Name name, NameKind kind, string field)
    {
        if (scope.Find(kind, field) is { } bound)
        {
            return new NameNode(name.Dotted, kind, bound);
        }
        Unknown(name, $"There is no '{name.Dotted}' here.", NearestName.Ask(field, scope.NamesOf(kind)));
        return null;
    }

    private string? FixOf(string word) => word switch
    {
        "true" => "Write yes.",
        "false" => "Write no.",
        _ => NearestName.Ask(word, scope.NamesOf(NameKind.Field).Concat(_records.SelectMany(record => record.Shape.Fields.Select(field => field.Name)))),
    };

    private ExpressionNode? Unknown(ExpressionSyntax.Name name, string message, string? fix)
    {
        diagnostics.Error(DiagnosticCodes.ExpressionNameUnknown, name.Start, message, fix);
        return null;
    }

    private ExpressionNode? UnknownCode(ExpressionSyntax.Name name, string word, ExpressionType list, IReadOnlyCollection<string> codes)
    {
        diagnostics.Error(
            DiagnosticCodes.ExpressionCodeUnknown, name.Start, $"The choice list {list.CodeList} has no '{word}'.",
            NearestName.Ask(word, codes) ?? $"It has {string.Join(", ", codes)}.");
        return null;
    }

    private string Text(ExpressionSyntax syntax) => text.Substring(syntax.Start, syntax.Length);
}
