namespace ChildProtection.Workflow.Engine.Expressions.Nodes;

/// <summary>
/// A question about a record list. A record whose condition is unknown does not count for latest, earliest and count; any and all come out
/// unknown if that record could have decided them.
/// </summary>
internal abstract class RecordsNode(string text, ExpressionType type, RecordShape shape, int level, ExpressionNode? where) : ExpressionNode(text, type)
{
    protected RecordShape Shape { get; } = shape;

    protected int Level { get; } = level;

    protected ExpressionNode? Where { get; } = where;

    public override void Read(ExpressionReadsBuilder reads)
    {
        if (Shape.IsAnswer)
        {
            reads.Name(NameKind.Answer, Shape.Name);
        }
        else
        {
            reads.List(Shape.Name);
        }
        Where?.Read(reads);
    }

    protected int Records(ref Frame frame) => frame.Facts.Records(Shape.Ordinal);

    protected Value Holds(ref Frame frame, int row)
    {
        if (Where is null)
        {
            return Value.True;
        }
        frame.Rows[Level] = row;
        return Where.Evaluate(ref frame);
    }

    protected string ListInWords(Telling telling)
    {
        var list = Shape.Say(telling.Language);
        return Where is null ? list : telling.Pick($"{list} where {Where.Say(telling)}", $"{list} lle {Where.Say(telling)}");
    }

    protected string LookedAt(int records, Telling telling)
    {
        var list = Shape.Say(telling.Language);
        return telling.Pick($"{records} {list} {(records == 1 ? "record" : "records")} looked at", $"{records} cofnod {list} dan sylw");
    }

    /// <summary>How the condition came out for the records that the list has, up to a number worth reading.</summary>
    protected Explanation[] EachInTurn(ref Frame frame, ExpressionNode? condition, Telling telling)
    {
        var told = condition is null ? 0 : Math.Min(Records(ref frame), Telling.RecordsMax);
        var parts = new Explanation[told];
        for (var row = 0; row < told; row++)
        {
            frame.Rows[Level] = row;
            parts[row] = condition!.Explain(ref frame, telling);
        }
        return parts;
    }
}

/// <summary><c>latest(list where c).field</c> and <c>earliest</c>: by <c>on</c>, then <c>recorded</c>, then <c>id</c>.</summary>
internal sealed class ExtremeRecordNode(string text, bool isLatest, RecordShape shape, int level, ExpressionNode? where, BoundName field)
    : RecordsNode(text, field.Type, shape, level, where)
{
    public override Value Evaluate(ref Frame frame)
    {
        var row = Find(ref frame);
        return row < 0 ? Value.Unknown : frame.Facts.RecordField(Shape.Ordinal, row, field.Ordinal);
    }

    public override string Say(Telling telling)
    {
        var which = isLatest ? telling.Pick("latest", "diweddaraf") : telling.Pick("earliest", "cynharaf");
        return field.Ordinal == RecordShape.On
            ? telling.Pick($"{which} {ListInWords(telling)}", $"{ListInWords(telling)} ({which})")
            : telling.Pick($"{field.Say(telling.Language)} of the {which} {ListInWords(telling)}", $"{field.Say(telling.Language)}, {ListInWords(telling)} ({which})");
    }

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var row = Find(ref frame);
        var looked = LookedAt(Records(ref frame), telling);
        if (row < 0)
        {
            return Because(
                Value.Unknown, $"{Say(telling)}: {looked}, {telling.Pick("none counts", "nid oes yr un yn cyfrif")}", EachInTurn(ref frame, Where, telling));
        }
        var value = frame.Facts.RecordField(Shape.Ordinal, row, field.Ordinal);
        var on = telling.Say(frame.Facts.RecordField(Shape.Ordinal, row, RecordShape.On));
        var counts = telling.Pick(
            $"the {(isLatest ? "latest" : "earliest")} that counts was on {on}", $"yr un {(isLatest ? "diweddaraf" : "cynharaf")} sy'n cyfrif oedd {on}");
        var read = field.Ordinal == RecordShape.On ? "" : $"; {field.Say(telling.Language)}: {telling.Say(value)}";
        return Because(value, $"{Say(telling)}: {looked}, {counts}{read}", Chosen(ref frame, row, telling)) with
        {
            Brief = $"{Shape.Say(telling.Language)} ({Which(telling)}){(field.Ordinal == RecordShape.On ? "" : $", {field.Say(telling.Language)}")}: {telling.Say(value)}",
        };
    }

    private string Which(Telling telling) => (isLatest, Where is null) switch
    {
        (true, true) => telling.Pick("the latest", "y diweddaraf"),
        (true, false) => telling.Pick("the latest that counts", "y diweddaraf sy'n cyfrif"),
        (false, true) => telling.Pick("the first", "y cyntaf"),
        (false, false) => telling.Pick("the first that counts", "y cyntaf sy'n cyfrif"),
    };

    public override void Read(ExpressionReadsBuilder reads)
    {
        base.Read(reads);
        foreach (var ordinal in new[] { RecordShape.On, RecordShape.Recorded, RecordShape.Id, field.Ordinal })
        {
            reads.RecordField(Shape.Name, Shape.Fields[ordinal].Name);
        }
    }

    private Explanation[] Chosen(ref Frame frame, int row, Telling telling)
    {
        frame.Rows[Level] = row;
        return Where is null ? [] : [Where.Explain(ref frame, telling)];
    }

    // Records mostly stand in the order in which they happened: from the end that is asked for, the first that counts is mostly the answer, and
    // the condition need not be asked of those that stand behind it. Of two that nothing tells apart, the end of the list decides as it always did.
    private int Find(ref Frame frame)
    {
        var (best, records) = (-1, Records(ref frame));
        for (var place = 0; place < records; place++)
        {
            var row = isLatest ? records - 1 - place : place;
            if (Read(ref frame, row, RecordShape.On).IsKnown
                && (best < 0 || (isLatest ? Order(ref frame, row, best) >= 0 : Order(ref frame, row, best) <= 0))
                && Holds(ref frame, row).IsTrue)
            {
                best = row;
            }
        }
        return best;
    }

    private int Order(ref Frame frame, int row, int other)
    {
        foreach (var field in (ReadOnlySpan<int>)[RecordShape.On, RecordShape.Recorded, RecordShape.Id])
        {
            var (one, two) = (Read(ref frame, row, field), Read(ref frame, other, field));
            var order = one.IsKnown && two.IsKnown ? Value.Compare(one, two) : one.IsKnown.CompareTo(two.IsKnown);
            if (order != 0)
            {
                return order;
            }
        }
        return 0;
    }

    private Value Read(ref Frame frame, int row, int field) => frame.Facts.RecordField(Shape.Ordinal, row, field);
}

/// <summary><c>count(list where c)</c>.</summary>
internal sealed class CountRecordsNode(string text, RecordShape shape, int level, ExpressionNode? where)
    : RecordsNode(text, ExpressionType.Number, shape, level, where)
{
    public override Value Evaluate(ref Frame frame)
    {
        var records = Records(ref frame);
        if (Where is null)
        {
            return Value.Of(records);
        }
        var count = 0;
        for (var row = 0; row < records; row++)
        {
            count += Holds(ref frame, row).IsTrue ? 1 : 0;
        }
        return Value.Of(count);
    }

    public override string Say(Telling telling) => telling.Pick($"number of {ListInWords(telling)}", $"nifer {ListInWords(telling)}");

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(
            value, $"{Say(telling)}: {LookedAt(Records(ref frame), telling)}, {telling.Say(value)} {telling.Pick("counted", "yn cyfrif")}",
            EachInTurn(ref frame, Where, telling));
    }
}

/// <summary><c>any(list where c)</c>, and <c>all(list where c: that)</c>, which asks only about records for which c holds.</summary>
internal sealed class AnyOrAllNode(string text, RecordShape shape, int level, ExpressionNode? where, ExpressionNode? that)
    : RecordsNode(text, ExpressionType.Bool, shape, level, where)
{
    public override Value Evaluate(ref Frame frame)
    {
        var (value, decisive) = (Value.Of(that is not null), Value.Of(that is null));
        var records = Records(ref frame);
        for (var row = 0; row < records; row++)
        {
            var seen = Of(ref frame, row);
            if (seen == decisive)
            {
                return decisive;
            }
            value = seen.IsKnown ? value : Value.Unknown;
        }
        return value;
    }

    public override string Say(Telling telling) => that is null
        ? telling.Pick($"there is a {ListInWords(telling)}", $"mae {ListInWords(telling)}")
        : telling.Pick($"every {ListInWords(telling)}: {that.Say(telling)}", $"pob {ListInWords(telling)}: {that.Say(telling)}");

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var value = Evaluate(ref frame);
        return Because(
            value, $"{Say(telling)}: {LookedAt(Records(ref frame), telling)}: {telling.Say(value)}", EachInTurn(ref frame, that ?? Where, telling));
    }

    public override void Read(ExpressionReadsBuilder reads)
    {
        base.Read(reads);
        that?.Read(reads);
    }

    // With all: where it is known not to be asked about, it holds.
    private Value Of(ref Frame frame, int row)
    {
        var holds = Holds(ref frame, row);
        if (that is null || holds.IsFalse)
        {
            return that is null ? holds : Value.True;
        }
        frame.Rows[Level] = row;
        var seen = that.Evaluate(ref frame);
        return holds.IsTrue || seen.IsTrue ? seen : Value.Unknown;
    }
}
