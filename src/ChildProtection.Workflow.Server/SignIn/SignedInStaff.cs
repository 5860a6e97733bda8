using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>Who is signed in, as the use cases know them, with those whose work they see to today. Read once a request.</summary>
public sealed class SignedInStaff(IStaffDirectory staff, Covers covers, IHttpContextAccessor context)
{
    private StaffMember? member;

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its rule.</exception>
    public async Task<StaffMember> Get(CancellationToken cancellationToken) =>
        member ??= await covers.With(
            await staff.Find(context.HttpContext!.User.User(), cancellationToken)
                ?? throw new InvalidOperationException("The account that is signed in is not in the staff directory."),
            cancellationToken);
}
