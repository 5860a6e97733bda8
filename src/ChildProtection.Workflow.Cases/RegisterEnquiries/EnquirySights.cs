using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Finds how much of enquiries somebody sees.</summary>
public sealed class EnquirySights(RestrictedFiles restricted)
{
    public async Task<EnquirySight> Of(StaffMember staff, CancellationToken cancellationToken)
    {
        var standing = await restricted.StandingOf(staff, cancellationToken);
        return new EnquirySight(standing.Hidden, standing.Named);
    }
}
