using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>Who is signed in, as the use cases know them. Read once a request.</summary>
public sealed class SignedInStaff(IStaffDirectory staff, IHttpContextAccessor context)
{
    private StaffMember? member;

    /// <exception cref="InvalidOperationException">Nobody is signed in: the page lacks its rule.</exception>
    public async Task<StaffMember> Get(CancellationToken cancellationToken) =>
        member ??= await staff.Find(context.HttpContext!.User.User(), cancellationToken)
            ?? throw new InvalidOperationException("The account that is signed in is not in the staff directory.");
}
