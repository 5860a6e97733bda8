using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Steps;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace ChildProtection.Workflow.Storage.PostgreSql;

/// <summary>
/// The parameters of <see cref="ApplySql"/>, in its order. <c>ord</c> is the step's place in the caller's list; the rows go by authority and case, so that
/// concurrent lists take their locks in one order and cannot deadlock.
/// </summary>
internal sealed class ApplyParameters
{
    private readonly NpgsqlParameterCollection _parameters;
    private readonly bool _oneStep;
    private readonly bool _oneAuthority;
    private bool _single;

    private ApplyParameters(NpgsqlParameterCollection parameters, bool oneStep, bool oneAuthority) =>
        (_parameters, _oneStep, _oneAuthority) = (parameters, oneStep, oneAuthority);

    /// <summary>Adds the parameters of the list and says what it holds.</summary>
    public static ApplyShape Add(NpgsqlParameterCollection parameters, IReadOnlyList<DecidedStep> steps)
    {
        var ordered = steps.Select((step, ord) => (step, ord)).ToArray();
        if (ordered.Length > 1)
        {
            Array.Sort(ordered, (a, b) => (a.step.Head.Authority.Value, a.step.Head.Case.Value).CompareTo((b.step.Head.Authority.Value, b.step.Head.Case.Value)));
        }
        var authority = ordered[0].step.Head.Authority;
        var writer = new ApplyParameters(parameters, ordered.Length == 1, Array.TrueForAll(ordered, each => each.step.Head.Authority == authority));
        var shape = ApplyShape.None;
        if (writer._oneAuthority)
        {
            parameters.Add(new NpgsqlParameter<int> { TypedValue = authority.Value });
            shape |= ApplyShape.OneAuthority;
        }
        shape |= writer.Heads(ordered);
        shape |= writer.Journal(Rows(ordered, step => step.Journal));
        shape |= writer.Tasks(ApplyShape.TasksOpened, ApplyShape.OneTask, Rows(ordered, step => step.TasksOpened));
        shape |= writer.Tasks(ApplyShape.TasksChanged, ApplyShape.None, Rows(ordered, step => step.TasksChanged));
        shape |= writer.Keys(ApplyShape.TasksClosed, Rows(ordered, step => step.TasksClosed));
        shape |= writer.DeadlinesSet(Rows(ordered, step => step.DeadlinesSet));
        shape |= writer.Keys(ApplyShape.DeadlinesEnded, Rows(ordered, step => step.DeadlinesEnded));
        shape |= writer.Breaches(Rows(ordered, step => step.BreachesSet));
        var records = Rows(ordered, step => step.RecordsSet);
        shape |= writer.Records(ApplyShape.RecordsAdded, [.. records.Where(row => row.Item.Revision == 1)]);
        shape |= writer.Records(ApplyShape.RecordsRevised, [.. records.Where(row => row.Item.Revision > 1)]);
        var register = Rows(ordered, step => RegisterWrite.Fold(step.Register));
        shape |= writer.RegisterEntered([.. register.Where(row => row.Item.IsNew)]);
        shape |= writer.RegisterChanged([.. register.Where(row => !row.Item.IsNew)]);
        var holders = Rows(ordered, step => step.HoldersChanged);
        shape |= writer.HoldersLeft(holders);
        shape |= writer.HoldersBegun([.. holders.Where(row => row.Item.User is not null)]);
        shape |= writer.Deliveries(Rows(ordered, Delivery.Of));
        return shape;
    }

    private ApplyShape Heads((DecidedStep Step, int Ord)[] steps)
    {
        var shape = _oneStep ? ApplyShape.OneStep : ApplyShape.None;
        foreach (var (step, _) in steps)
        {
            shape |= step.ExpectedVersion == 0 ? ApplyShape.Opens : ApplyShape.Moves;
            shape |= step.CommandKey is null ? ApplyShape.None : ApplyShape.Commands;
        }
        _single = _oneStep;
        if (!_oneStep)
        {
            Column(steps, NpgsqlDbType.Integer, s => s.Ord);
        }
        if (!_oneAuthority)
        {
            Column(steps, NpgsqlDbType.Integer, s => s.Step.Head.Authority.Value);
        }
        Column(steps, NpgsqlDbType.Uuid, s => s.Step.Head.Case.Value);
        Column(steps, NpgsqlDbType.Integer, s => s.Step.Head.Team.Value);
        Column(steps, NpgsqlDbType.Bigint, s => s.Step.ExpectedVersion);
        Column(steps, NpgsqlDbType.Bytea, s => s.Step.ExpectedHash.ToArray());
        Column(steps, NpgsqlDbType.Bigint, s => s.Step.Head.LastSequence);
        Column(steps, NpgsqlDbType.Bytea, s => s.Step.Head.LastHash.ToArray());
        Column(steps, NpgsqlDbType.Text, s => s.Step.Head.DefinitionHash);
        Column(steps, NpgsqlDbType.Text, s => s.Step.Head.MainState);
        Column(steps, NpgsqlDbType.Boolean, s => s.Step.Head.Closed);
        Column(steps, NpgsqlDbType.TimestampTz, s => Timestamp(s.Step.Head.ChangedAt));
        Column(steps, NpgsqlDbType.Bytea, s => s.Step.Head.Snapshot.ToArray());
        if (shape.HasFlag(ApplyShape.Opens))
        {
            Column(steps, NpgsqlDbType.Uuid, s => s.Step.Head.Child.Value);
            Column(steps, NpgsqlDbType.TimestampTz, s => Timestamp(s.Step.Head.OpenedAt));
        }
        if (shape.HasFlag(ApplyShape.Commands))
        {
            Column(steps, NpgsqlDbType.Text, s => s.Step.CommandKey);
        }
        return shape;
    }

    private ApplyShape Journal(Row<JournalRow>[] rows)
    {
        var shape = Owner(rows, ApplyShape.OneEntry);
        Column(rows, NpgsqlDbType.Integer, r => checked((int)r.Item.Sequence));
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.OccurredAt));
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.RecordedAt));
        Column(rows, NpgsqlDbType.Bytea, r => r.Item.Hash.ToArray());
        Column(rows, NpgsqlDbType.Text, r => r.Item.Kind);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Actor);
        Column(rows, NpgsqlDbType.Text, r => Json(r.Item.Payload));
        return shape;
    }

    private ApplyShape Tasks(ApplyShape part, ApplyShape oneRow, Row<TaskRow>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        var shape = Owner(rows, oneRow);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Key);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Name);
        Column(rows, NpgsqlDbType.Integer, r => (int)r.Item.Kind);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Role);
        Column(rows, NpgsqlDbType.Uuid, r => r.Item.Assignee?.Value);
        Column(rows, NpgsqlDbType.Integer, r => r.Item.Team?.Value);
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.OpenedAt));
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.DueAt));
        Column(rows, NpgsqlDbType.Integer, r => r.Item.Urgency);
        return part | shape;
    }

    private ApplyShape DeadlinesSet(Row<DeadlineRow>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        var shape = Owner(rows, ApplyShape.OneDeadline);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Key);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Name);
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.From));
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.DueAt));
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.NextStageAt));
        return ApplyShape.DeadlinesSet | shape;
    }

    private ApplyShape Breaches(Row<BreachRow>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        Owner(rows);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Key);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Name);
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.DueAt));
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.MetAt));
        Column(rows, NpgsqlDbType.Boolean, r => r.Item.RecordedLate);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Excused);
        Column(rows, NpgsqlDbType.Boolean, r => r.Item.Moved);
        return ApplyShape.Breaches;
    }

    private ApplyShape Records(ApplyShape part, Row<RecordRow>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        Owner(rows);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Id);
        Column(rows, NpgsqlDbType.Text, r => r.Item.List);
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.OccurredAt));
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.RecordedAt));
        Column(rows, NpgsqlDbType.Text, r => r.Item.RecordedBy);
        Column(rows, NpgsqlDbType.Integer, r => r.Item.Revision);
        Column(rows, NpgsqlDbType.Jsonb, r => Json(r.Item.Fields));
        return part;
    }

    private ApplyShape RegisterEntered(Row<RegisterWrite>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        Owner(rows);
        Column(rows, NpgsqlDbType.Uuid, r => r.Step.Head.Child.Value);
        Column(rows, NpgsqlDbType.Text, r => r.Item.EntryId);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Kind);
        Column(rows, NpgsqlDbType.Date, r => r.Item.From?.ToDateOnly());
        RegisterEnd(rows);
        return ApplyShape.RegisterEntered;
    }

    private ApplyShape RegisterChanged(Row<RegisterWrite>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        Owner(rows);
        RegisterEnd(rows);
        return ApplyShape.RegisterChanged;
    }

    private void RegisterEnd(Row<RegisterWrite>[] rows)
    {
        Column(rows, NpgsqlDbType.Date, r => r.Item.To?.ToDateOnly());
        Column(rows, NpgsqlDbType.Text, r => r.Item.EndReason);
        Column(rows, NpgsqlDbType.Date, r => r.Item.AmendedOn?.ToDateOnly());
        Column(rows, NpgsqlDbType.Json, r => r.Item.Categories);
    }

    private ApplyShape HoldersLeft(Row<HolderChange>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        Owner(rows);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Role);
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Step.Head.ChangedAt));
        Column(rows, NpgsqlDbType.Boolean, r => r.Item.User is not null);
        return ApplyShape.HoldersLeft;
    }

    private ApplyShape HoldersBegun(Row<HolderChange>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        Owner(rows);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Role);
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Step.Head.ChangedAt));
        Column(rows, NpgsqlDbType.Uuid, r => r.Item.User!.Value.Value);
        return ApplyShape.HoldersBegun;
    }

    private ApplyShape Deliveries(Row<Delivery>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        Owner(rows);
        Column(rows, NpgsqlDbType.Uuid, r => r.Step.Head.Child.Value);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Recipient);
        Column(rows, NpgsqlDbType.Uuid, r => r.Item.Event.EventId);
        Column(rows, NpgsqlDbType.Bigint, r => r.Item.Event.Sequence);
        Column(rows, NpgsqlDbType.Text, r => r.Item.Event.Kind);
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.Event.OccurredAt));
        Column(rows, NpgsqlDbType.TimestampTz, r => Timestamp(r.Item.Event.RecordedAt));
        Column(rows, NpgsqlDbType.Text, r => r.Step.Head.DefinitionHash);
        return ApplyShape.Deliveries;
    }

    private ApplyShape Keys(ApplyShape part, Row<string>[] rows)
    {
        if (rows.Length == 0)
        {
            return ApplyShape.None;
        }
        Owner(rows);
        Column(rows, NpgsqlDbType.Text, r => r.Item);
        return part;
    }

    /// <summary>The step of each row, which a single step's rows share; then the row's own columns follow: as values where it is one and the part has that shape.</summary>
    private ApplyShape Owner<T>(Row<T>[] rows, ApplyShape oneRow = ApplyShape.None)
    {
        _single = _oneStep && rows.Length == 1 && oneRow != ApplyShape.None;
        if (!_oneAuthority)
        {
            Column(rows, NpgsqlDbType.Integer, r => r.Step.Head.Authority.Value);
        }
        if (!_oneStep)
        {
            Column(rows, NpgsqlDbType.Uuid, r => r.Step.Head.Case.Value);
        }
        return _single ? oneRow : ApplyShape.None;
    }

    private void Column<TRow, TValue>(TRow[] rows, NpgsqlDbType type, Func<TRow, TValue> value) =>
        _parameters.Add(_single
            ? new NpgsqlParameter<TValue> { TypedValue = value(rows[0]), NpgsqlDbType = type }
            : new NpgsqlParameter<TValue[]> { TypedValue = Array.ConvertAll(rows, row => value(row)), NpgsqlDbType = NpgsqlDbType.Array | type });

    private static Row<T>[] Rows<T>((DecidedStep Step, int Ord)[] steps, Func<DecidedStep, IReadOnlyList<T>> rowsOf)
    {
        var rows = new List<Row<T>>();
        foreach (var (step, ord) in steps)
        {
            foreach (var item in rowsOf(step))
            {
                rows.Add(new Row<T>(step, ord, item));
            }
        }
        return [.. rows];
    }

    private static DateTime Timestamp(Instant instant) => StoredTime.Floor(instant).ToDateTimeUtc();

    private static DateTime? Timestamp(Instant? instant) => instant is { } given ? Timestamp(given) : null;

    /// <summary>As it is: UTF-8 is what the database takes.</summary>
    private static byte[] Json(ReadOnlyMemory<byte> utf8) => utf8.ToArray();

    private readonly record struct Row<T>(DecidedStep Step, int Ord, T Item);
}
