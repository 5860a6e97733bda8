namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What comes from one set of rows to another: set what is new or different, remove what is gone. In order of key.</summary>
internal static class RowChanges
{
    public static IReadOnlyList<T> Set<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after)
        where T : notnull =>
        [
            .. after
                .Where(row => !before.TryGetValue(row.Key, out var old) || !row.Value.Equals(old))
                .OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => row.Value),
        ];

    public static IReadOnlyList<string> Gone<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after) =>
        [.. before.Keys.Where(key => !after.ContainsKey(key)).Order(StringComparer.Ordinal)];
}
