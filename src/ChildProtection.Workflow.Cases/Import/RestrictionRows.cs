using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Reads of a child's row that the file is open to named people alone. The rules are those of <see cref="FileRestricting"/>; here they hold before anybody could look.</summary>
internal static class RestrictionRows
{
    private static readonly Dictionary<string, RestrictionGround> Grounds = new(StringComparer.Ordinal)
    {
        ["staff_family"] = RestrictionGround.StaffFamily,
        ["public_role"] = RestrictionGround.PublicRole,
        ["witness_protection"] = RestrictionGround.WitnessProtection,
        ["threat_to_life"] = RestrictionGround.ThreatToLife,
        ["other"] = RestrictionGround.Other,
    };

    /// <param name="holders">The ids of those who hold a role for the case: a file that its worker cannot open protects nobody.</param>
    /// <returns>Null: it is not restricted, or something is wrong, which is told.</returns>
    public static Restriction? Of(ImportSetting setting, ImportRow row, ChildId child, IEnumerable<string> holders, Action<ImportFinding> tell)
    {
        var cells = new CellReader(row, setting.Today, tell);
        if (row["restricted"].Length == 0)
        {
            if (row["restricted_readers"].Length > 0 || row["restricted_reason"].Length > 0)
            {
                tell(Wrong(row, "restricted", "The cell is empty, and readers or a reason are named.", "Say why the file is restricted, or empty the other cells."));
            }
            return null;
        }
        var ground = cells.Code("restricted", required: true, notKnown: false, Grounds.Keys);
        var (reason, review) = (row["restricted_reason"], cells.Date("restricted_review_on", required: true, notKnown: false, ahead: true).Known);
        if (reason.Length is < Restriction.ReasonMin or > Restriction.ReasonMax)
        {
            tell(Wrong(row, "restricted_reason", $"The reason has fewer than {Restriction.ReasonMin} or more than {Restriction.ReasonMax} letters.", "Say in a sentence why."));
        }
        if (review is { } day && (day <= setting.Today || day > setting.Today + Restriction.ReviewedWithin))
        {
            tell(Wrong(row, "restricted_review_on", "The day is not within the next six months.", "Name a day on which somebody looks again."));
        }
        var readers = Readers(setting, row, holders, tell);
        return ground is null || review is null || readers is null ? null : new Restriction
        {
            Authority = setting.By.Authority, Child = child, Ground = Grounds[ground], Reason = reason, Set = new Signature(setting.By.Id, setting.Now), ReviewOn = review.Value, Readers = readers,
        };
    }

    private static List<RestrictedReader>? Readers(ImportSetting setting, ImportRow row, IEnumerable<string> holders, Action<ImportFinding> tell)
    {
        var names = row["restricted_readers"].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var found = names.Select(name => setting.Staff.FirstOrDefault(member => member.SignInName.Equals(name, StringComparison.OrdinalIgnoreCase))).ToList();
        if (names.Length == 0 || found.Any(member => member is null || !AccessTable.Allows(member, Permission.SeeCase)))
        {
            tell(Wrong(row, "restricted_readers", "No reader is named, or one who does not work here or sees no cases.", "Name accounts here by their sign-in names, parted by ';'."));
            return null;
        }
        var readers = found.OfType<StaffMember>().Concat(setting.Staff.Where(member => holders.Contains(member.Id.ToString()))).DistinctBy(member => member.Id).ToList();
        if (readers.Count > Restriction.ReadersMax || readers.Count(member => AccessTable.Allows(member, Permission.RestrictFiles)) < Keepers(setting.Staff))
        {
            tell(Wrong(row, "restricted_readers", "Two of the readers must be able to lift the restriction again.", "Name two who may restrict files, such as a senior manager and the head of service."));
            return null;
        }
        return [.. readers.Select(member => new RestrictedReader(member.Id, ReaderStanding.Reads))];
    }

    /// <summary>Two, where there are two.</summary>
    private static int Keepers(IReadOnlyList<StaffMember> staff) => Math.Min(2, staff.Count(member => AccessTable.Allows(member, Permission.RestrictFiles)));

    private static ImportFinding Wrong(ImportRow row, string column, string words, string fix) => new(ImportCodes.RestrictionWrong, row.Place, column, words, fix, Stops: true);
}
