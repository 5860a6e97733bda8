using System.Globalization;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>The rows of an answer of several records: added and removed by buttons, without script.</summary>
public static class RecordRows
{
    /// <summary>The most rows of one answer.</summary>
    public const int RowsMax = 50;

    /// <summary>How many rows the page shows: those sent, or one to begin with.</summary>
    public static int Count(TypedAnswers typed, string id) =>
        int.TryParse(typed.One($"{id}.rows"), NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Clamp(rows, 0, RowsMax) : 1;

    /// <summary>One empty row more, or as many as there may be.</summary>
    public static TypedAnswers Add(TypedAnswers typed, string id) =>
        typed.With($"{id}.rows", Math.Min(Count(typed, id) + 1, RowsMax).ToString(CultureInfo.InvariantCulture));

    /// <summary>The row is gone and those after it move up.</summary>
    public static TypedAnswers Remove(TypedAnswers typed, string id, int row)
    {
        var rows = Count(typed, id);
        if (row < 0 || row >= rows)
        {
            return typed;
        }
        for (var index = row; index < rows; index++)
        {
            typed = typed.Without($"{id}.{index}");
            foreach (var (field, values) in typed.Below($"{id}.{index + 1}").ToList())
            {
                typed = typed.With($"{id}.{index}{field[$"{id}.{index + 1}".Length..]}", values.AsSpan());
            }
        }
        return typed.With($"{id}.rows", (rows - 1).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// Without the rows that nobody filled in, one of them at most: what is read leaves them out, and what is wrong with the second row must not be said at the third. A row that
    /// stands for a record names it and is never empty.
    /// </summary>
    public static TypedAnswers WithoutEmpty(Form form, TypedAnswers typed)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(typed);
        foreach (var id in form.Questions.Where(question => question.Type is FieldType.Records).Select(FieldId.Of))
        {
            for (var row = Count(typed, id) - 1; row >= 0 && Count(typed, id) > 1; row--)
            {
                typed = typed.Only([$"{id}.{row}"]).IsAnswered ? typed : Remove(typed, id, row);
            }
        }
        return typed;
    }

    /// <summary>Does what an "add" or "remove" button asked; null when none was pressed or it names nothing of the form.</summary>
    /// <param name="add">The id of the answer that gets a row.</param>
    /// <param name="remove">The id of the row that goes: the answer's id, a dot, the number of the row from 0.</param>
    public static TypedAnswers? Pressed(Form form, TypedAnswers typed, string? add, string? remove)
    {
        var ids = form.Questions.Where(question => question.Type is FieldType.Records).Select(FieldId.Of).ToList();
        if (add is not null && ids.Contains(add))
        {
            return Add(typed, add);
        }
        var dot = remove?.LastIndexOf('.') ?? -1;
        return dot > 0 && ids.Contains(remove![..dot]) && int.TryParse(remove[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? Remove(typed, remove[..dot], row)
            : null;
    }
}
