using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>
/// Whether a child of the files is on file already. A person decides, in the column <c>same_as</c>; the report gives ids and never a name. A child whose file is not
/// there for whoever rehearses is not there here either.
/// </summary>
public sealed class ChildIdentities(ICaseFiles files, IChildren children, IChildMerges merges, CaseDoor door)
{
    private const string SameAs = "same_as";
    private const string New = "new";

    /// <param name="own">The children of these files: whether two of them are one was asked when they were compared, and is not asked again once the first is in.</param>
    /// <returns>The child on file that it is; null: it is put on file, or something is wrong, which is told.</returns>
    internal async Task<ChildId?> Of(
        ImportSetting setting, IPersonSearch search, CaseRows rows, IReadOnlySet<ChildId> own, Action<ImportFinding> tell, CancellationToken cancellationToken)
    {
        var said = rows.Child[SameAs];
        if (said.Equals(New, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        var hidden = await door.HiddenFrom(setting.By, cancellationToken);
        if (said.Length > 0)
        {
            if (!ChildId.TryParse(said, null, out var child) || hidden.Hides(child) || !await children.IsOnFile(setting.By.Authority, child, cancellationToken)
                || !await IsFree(setting.By.Authority, child, cancellationToken))
            {
                tell(new ImportFinding(
                    ImportCodes.ChildNotFree, rows.Child.Place, SameAs, "No child on file has this id, or the child has an open case: then what was known elsewhere is recorded there.",
                    "Put the id right, write 'new', or leave the case out.", Stops: true));
                return null;
            }
            if (rows.Child["restricted"].Length > 0)
            {
                tell(new ImportFinding(ImportCodes.RestrictionWrong, rows.Child.Place, "restricted", "The child is on file: its file is restricted there.", "Restrict the file first, then empty these cells.", Stops: true));
            }
            return child;
        }
        var sketch = ChildSketch.Of(rows.Child);
        var likely = (await search.WithAny(setting.By.Authority, SearchKeys.ForDuplicates(sketch), Duplicates.ComparedMax, cancellationToken))
            .Where(found => found.Card.IsChild && !hidden.Hides(new ChildId(found.Card.Id.Value)) && !own.Contains(new ChildId(found.Card.Id.Value)))
            .Select(found => (found.Card.Id, Likeness.Of(sketch, found.Sketch).Points)).Where(found => found.Points >= Likeness.LikelyFrom)
            .OrderByDescending(found => found.Points).ThenBy(found => found.Id.Value).Take(Duplicates.ShownMax).ToList();
        if (likely.Count > 0)
        {
            tell(LooksAlike(rows.Child.Place, [.. likely.Select(found => new ChildId(found.Id.Value))]));
        }
        return null;
    }

    /// <param name="alike">Empty: none of them is there for whoever reads.</param>
    internal static ImportFinding LooksAlike(RowPlace place, ImmutableArray<ChildId> alike)
    {
        var words = alike.Length switch
        {
            0 => "The child looks like another. Whoever uploaded the files can see which.",
            1 => $"The child looks like one on file: {alike[0]}.",
            _ => $"The child looks like {alike.Length} on file: {string.Join(", ", alike)}.",
        };
        return new ImportFinding(ImportCodes.LooksAlike, place, SameAs, words, "Ask somebody who may see them: write 'new' if it is none of them, or the id of the child that it is.", Stops: true) { Alike = alike };
    }

    /// <summary>The record that counts of the child, and no open case in any of its records.</summary>
    private async Task<bool> IsFree(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        var records = await merges.RecordsOf(authority, child, cancellationToken);
        foreach (var record in records)
        {
            if ((await files.CasesOf(authority, record, cancellationToken)).Any(head => !head.Closed))
            {
                return false;
            }
        }
        return records[0] == child;
    }
}
