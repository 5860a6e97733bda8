namespace ChildProtection.Workflow.Engine.Expressions.Nodes;

internal sealed class LiteralNode(string text, ExpressionType type, Value value) : ExpressionNode(text, type)
{
    public override Value? Constant => value;

    public override Value Evaluate(ref Frame frame) => value;

    public override string Say(Telling telling) => telling.Say(value);

    public override Explanation Explain(ref Frame frame, Telling telling) => Because(value, telling.Say(value));

    public override void Read(ExpressionReadsBuilder reads)
    {
    }
}

/// <summary>A field of the case, a parameter, an answer, a field of the record at hand or of the signal.</summary>
internal sealed class NameNode(string text, NameKind kind, BoundName name) : ExpressionNode(text, name.Type)
{
    public override Value Evaluate(ref Frame frame) => kind switch
    {
        NameKind.Field => frame.Facts.Field(name.Ordinal),
        NameKind.Parameter => frame.Facts.Parameter(name.Ordinal),
        NameKind.Answer => frame.Facts.Answer(name.Ordinal),
        NameKind.EachRecord => frame.Facts.EachRecord(name.Ordinal),
        NameKind.Signal => frame.Facts.Signal(name.Ordinal),
        _ => throw new InvalidOperationException($"No names of kind {kind}."),
    };

    public override string Say(Telling telling) => name.Say(telling.Language);

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}");
    }

    public override void Read(ExpressionReadsBuilder reads) => reads.Name(kind, name.Name);
}

/// <summary>A field of the record that a question about records is looking at.</summary>
internal sealed class RecordFieldNode(string text, RecordShape shape, int level, BoundName field) : ExpressionNode(text, field.Type)
{
    // Written with what the record is called: there is another record at hand, or could be.
    private readonly bool _isNamed = text.Contains('.', StringComparison.Ordinal);

    public override Value Evaluate(ref Frame frame) => frame.Facts.RecordField(shape.Ordinal, frame.Rows[level], field.Ordinal);

    public override string Say(Telling telling)
    {
        var said = field.Say(telling.Language);
        return _isNamed ? telling.Pick($"{said} of the {shape.Say(telling.Language)}", $"{said}, {shape.Say(telling.Language)}") : said;
    }

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}");
    }

    public override void Read(ExpressionReadsBuilder reads)
    {
        if (shape.IsAnswer)
        {
            reads.Name(NameKind.Answer, shape.Name);
        }
        else
        {
            reads.RecordField(shape.Name, field.Name);
        }
    }
}

/// <summary><c>today</c> and <c>now</c>.</summary>
internal sealed class ClockNode(string text, bool isNow) : ExpressionNode(text, isNow ? ExpressionType.Moment : ExpressionType.Date)
{
    public override Value Evaluate(ref Frame frame) => isNow ? Value.Of(frame.Facts.Now) : Value.Of(frame.Facts.Today);

    public override string Say(Telling telling) => isNow ? telling.Pick("now", "nawr") : telling.Pick("today", "heddiw");

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}");
    }

    public override void Read(ExpressionReadsBuilder reads) => reads.Clock();
}

/// <summary><c>actor</c>: whoever does what is being done.</summary>
internal sealed class ActorNode(string text) : ExpressionNode(text, ExpressionType.Text)
{
    public override Value Evaluate(ref Frame frame) => frame.Facts.Actor;

    public override string Say(Telling telling) => telling.Pick("whoever does this", "pwy bynnag sy'n gwneud hyn");

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}");
    }

    public override void Read(ExpressionReadsBuilder reads) => reads.Actor();
}

/// <summary>Who holds a role for this case.</summary>
internal sealed class HolderNode(string text, string role, int ordinal) : ExpressionNode(text, ExpressionType.Text)
{
    public override Value Evaluate(ref Frame frame) => frame.Facts.Holder(ordinal);

    public override string Say(Telling telling)
    {
        var said = ValueWords.Spaced(role);
        return telling.Pick($"whoever holds the role '{said}'", $"pwy bynnag sy'n dal y rôl '{said}'");
    }

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}");
    }

    public override void Read(ExpressionReadsBuilder reads) => reads.Element(ElementKind.Role, role);
}

/// <summary>The day on which a deadline that runs is due.</summary>
internal sealed class DueNode(string text, string deadline, int ordinal) : ExpressionNode(text, ExpressionType.Date)
{
    public override Value Evaluate(ref Frame frame) => frame.Facts.Due(ordinal);

    public override string Say(Telling telling)
    {
        var said = ValueWords.Spaced(deadline);
        return telling.Pick($"the day on which '{said}' is due", $"y diwrnod y mae '{said}' i'w wneud");
    }

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}");
    }

    public override void Read(ExpressionReadsBuilder reads) => reads.Element(ElementKind.Deadline, deadline);
}

/// <summary>A yes or no about a state, deadline, task or role of the definition.</summary>
internal sealed class ElementNode(string text, string function, ElementKind kind, string name, int ordinal) : ExpressionNode(text, ExpressionType.Bool)
{
    public override Value Evaluate(ref Frame frame) => Value.Of(function switch
    {
        "in" => frame.Facts.InState(ordinal),
        "running" => frame.Facts.Running(ordinal),
        "missed" => frame.Facts.Missed(ordinal),
        "done" => frame.Facts.Done(ordinal),
        "held" => frame.Facts.Held(ordinal),
        _ => throw new InvalidOperationException($"No question {function}."),
    });

    public override string Say(Telling telling)
    {
        var said = ValueWords.Spaced(name);
        return function switch
        {
            "in" => telling.Pick($"the case is in '{said}'", $"mae'r achos yn '{said}'"),
            "running" => telling.Pick($"'{said}' is running", $"mae '{said}' yn rhedeg"),
            "missed" => telling.Pick($"'{said}' was missed", $"methwyd '{said}'"),
            "done" => telling.Pick($"'{said}' is done", $"mae '{said}' wedi'i wneud"),
            _ => telling.Pick($"somebody holds the role '{said}'", $"mae gan rywun y rôl '{said}'"),
        };
    }

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}");
    }

    public override void Read(ExpressionReadsBuilder reads) => reads.Element(kind, name);
}
