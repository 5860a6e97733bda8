namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>Which facts of a case anything sets, and where. A correction by hand is not counted: it corrects what was there.</summary>
internal sealed class FactsSet
{
    private readonly ILookup<string, Setting> _fields;
    private readonly ILookup<string, Setting> _records;
    private readonly HashSet<(string List, string Field)> _recordFields;

    public FactsSet(DefinitionMap map)
    {
        _fields = map.Settings
            .SelectMany(setting => setting.Effect is Effect.Set set ? set.Values.Keys.Select(field => (field, setting)) : [])
            .ToLookup(pair => pair.field, pair => pair.setting);
        _records = map.Settings
            .Select(setting => (List: ListOf(setting.Effect), setting)).Where(pair => pair.List is not null)
            .ToLookup(pair => pair.List!, pair => pair.setting);
        _recordFields = [.. map.Settings.SelectMany(setting => RecordFields(setting, map.Definition))];
    }

    public IEnumerable<Setting> Field(string name) => _fields[name];

    /// <summary>Where records of the list are added.</summary>
    public IEnumerable<Setting> Records(string list) => _records[list];

    public bool Sets(string list, string field) => Reading.NameRules.OfEveryRecord.Contains(field) || _recordFields.Contains((list, field));

    /// <summary>The list to which the effect adds; null: none.</summary>
    public static string? ListOf(Effect effect) => effect switch
    {
        Effect.AddRecord record => record.List,
        Effect.AddRecords records => records.List,
        Effect.AddRecordsOf records => records.List,
        _ => null,
    };

    private static IEnumerable<(string List, string Field)> RecordFields(Setting setting, Definition definition)
    {
        var form = setting.Work?.Form is { } name ? definition.Forms[name] : null;
        return setting.Effect switch
        {
            Effect.AddRecord record => (form?.Questions.Select(question => question.Name) ?? []).Concat(record.With.Keys).Select(field => (record.List, field)),
            Effect.AddRecords records => (form?.Questions.FirstOrDefault(question => question.Name == records.Question)?.Each ?? [])
                .Select(question => question.Name).Concat(records.With.Keys).Select(field => (records.List, field)),
            Effect.AddRecordsOf records => records.With.Keys.Select(field => (records.List, field)),
            Effect.UpdateRecord update => update.Values.Keys.Select(field => (update.List, field)),
            Effect.UpdateRecords update => update.Values.Keys.Select(field => (update.List, field)),
            _ => [],
        };
    }
}
