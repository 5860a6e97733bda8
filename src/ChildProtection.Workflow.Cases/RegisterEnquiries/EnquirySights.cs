using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Finds how much of enquiries somebody sees.</summary>
public sealed class EnquirySights(CaseDoor door, RestrictedFiles restricted)
{
    public async Task<EnquirySight> Of(StaffMember staff, CancellationToken cancellationToken) => new(
        await door.HiddenFrom(staff, cancellationToken), (await restricted.OpenTo(staff, cancellationToken)).Select(one => one.Child).ToHashSet());
}
