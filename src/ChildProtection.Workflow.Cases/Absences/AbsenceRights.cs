using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Who may say that somebody is away, and who covers: they themselves, their managers, and whoever keeps the accounts.</summary>
public static class AbsenceRights
{
    public static bool MayKeep(StaffMember by, StaffMember of)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(of);
        return by.Authority == of.Authority && AccessTable.Allows(by, Permission.RecordAbsence)
            && (by.Id == of.Id || AccessTable.Allows(by, Permission.KeepStaff) || MayManage(by, of));
    }

    /// <summary>Whether the one is a manager to whom it falls that the other's work is covered.</summary>
    public static bool MayManage(StaffMember by, StaffMember of)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(of);
        return AccessTable.Allows(by, Permission.AssignRoles) && (by.Teams.Count == 0 || by.Teams.Any(of.Teams.Contains));
    }
}
