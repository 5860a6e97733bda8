using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>What a case keeps: its facts and its records, as the reader sees them.</summary>
/// <param name="Records">By list, the latest of each first.</param>
public sealed record FileSection(IReadOnlyList<FactLine> Facts, IReadOnlyList<RecordList> Records)
{
    public static FileSection Of(CaseTelling telling)
    {
        ArgumentNullException.ThrowIfNull(telling);
        var (definition, facts, correct) = (telling.Definition, telling.State.Snapshot.Facts, telling.May(Permission.Correct));
        return new FileSection(
        [
            .. definition.Fields.Values.Where(field => telling.View.Sight.SeesFact(field.Name) && facts.Field(field.Name).IsKnown).Select(field => new FactLine(
                field.Title.In(telling.Words.Language),
                telling.Values.Say(field.Type, facts.Field(field.Name)),
                correct ? CasePaths.CorrectField(telling.State.Head.Case, field.Name) : null)),
        ],
        [
            .. telling.View.Records.Select(row => row.List).Distinct().Where(definition.Records.ContainsKey).Select(list => new RecordList(
                list,
                definition.Records[list].Title.In(telling.Words.Language),
                [.. telling.Records(list).OrderByDescending(record => record.Row.OccurredAt).ThenByDescending(record => record.Row.RecordedAt).Select(record => Entry(telling, record))])),
        ]);
    }

    private static RecordEntry Entry(CaseTelling telling, ToldRecord record)
    {
        var (row, words) = (record.Row, telling.Words);
        return new RecordEntry(
            row.Id,
            row.OccurredAt is { } at ? telling.Due.Moment(at) : words["value.unknown"],
            words.With("case.recorded", telling.Due.Moment(row.RecordedAt), telling.Names.Of(row.RecordedBy)),
            row.Revision > 1,
            [
                .. telling.Definition.Records[row.List].Fields.Values.Where(field => record.Has(field.Name))
                    .Select(field => new FactLine(field.Title.In(words.Language), record[field.Name]!, null)),
            ],
            telling.May(Permission.Correct) ? CasePaths.CorrectRecord(telling.State.Head.Case, row.List, row.Id) : null);
    }
}
