using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.People.Matching;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Rows of the files that look like one child: nobody is merged silently, and nobody is put on file twice without a word.</summary>
internal sealed class FileTwins
{
    /// <summary>Alike in both names and in the date of birth. Brothers and sisters born on one day share only half of that.</summary>
    private const int AlikeFrom = 85;

    private readonly Dictionary<RowPlace, int> _twins = [];

    public static FileTwins Of(ImmutableArray<CaseRows> sorted)
    {
        var twins = new FileTwins();
        var children = sorted.Select(rows => (Row: rows.Child, Sketch: ChildSketch.Of(rows.Child))).ToList();
        var byKey = children.SelectMany(child => SearchKeys.Stored(child.Sketch).Select(key => (Key: key, Child: child))).ToLookup(each => each.Key, each => each.Child, StringComparer.Ordinal);
        foreach (var child in children)
        {
            var twin = SearchKeys.ForDuplicates(child.Sketch).SelectMany(key => byKey[key]).Where(other => other.Row != child.Row)
                .FirstOrDefault(other => Likeness.Of(child.Sketch, other.Sketch).Points >= AlikeFrom);
            if (twin.Row is not null)
            {
                twins._twins[child.Row.Place] = twin.Row.Line;
            }
        }
        return twins;
    }

    public void Tell(CaseRows rows, Action<ImportFinding> tell)
    {
        if (rows.Child["same_as"].Length == 0 && _twins.TryGetValue(rows.Child.Place, out var line))
        {
            tell(new ImportFinding(
                ImportCodes.LooksAlike, rows.Child.Place, "same_as", $"The child looks like the one of line {line}.",
                "Ask somebody who knows both: leave one out if it is the same child; write 'new' in both rows if they are two.", Stops: true));
        }
    }
}
