using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.Roles;

/// <summary>Says who holds a role for the case, or that nobody does any longer.</summary>
[Needs(Permission.AssignRoles)]
public sealed class RolesPage(CaseDesk desk, Words words) : CaseFormPage(desk, words)
{
    [FromForm(Name = "role")]
    public string? Role { get; set; }

    /// <summary>The user who is to hold it; empty: nobody.</summary>
    [FromForm(Name = "user")]
    public string? Holder { get; set; }

    public IReadOnlyList<Option> Roles { get; private set; } = [];

    public IReadOnlyList<Option> Staff { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        Command = Guid.NewGuid();
        return await Load(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        if (!Roles.Any(role => role.Value == Role))
        {
            Say([new FieldError("role", Words["roles.role_missing"])]);
            return Page();
        }
        var why = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
        if (why is null && View.State.Snapshot.Holders.TryGetValue(Role!, out var before) && before != Holder)
        {
            Say([new FieldError("reason", Words["roles.reason_missing"])]);
            return Page();
        }
        CaseInput input = string.IsNullOrEmpty(Holder)
            ? new CaseInput.VacateRole(Role!, why) { Actor = Actor.System }
            : new CaseInput.AssignRole(Role!, Holder, why) { Actor = Actor.System };
        return Staff.Any(option => option.Value == Holder) || string.IsNullOrEmpty(Holder)
            ? await Give(input, null, Words["done.assigned"], cancellationToken) ?? Page()
            : BadRequest();
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadCase(cancellationToken))
        {
            return false;
        }
        var definition = View.State.Definition.Definition;
        Roles = [.. definition.Roles.Values.Where(role => role.Held == RoleHolding.Case).Select(role => new Option(role.Name, role.Title.In(Words.Language), role.Name == Role))];
        // Who works cases: those of the case's team first, as they are the likely ones.
        var colleagues = await Desk.Colleagues(cancellationToken);
        Staff =
        [
            .. colleagues.Where(member => AccessTable.Allows(member.Roles, Permission.DoWork))
                .OrderByDescending(member => member.Teams.Contains(View.State.Head.Team))
                .Select(member => new Option(
                    member.Id.ToString(), $"{member.Name} ({string.Join(", ", member.Roles.Select(role => Words.Role(role)))})", member.Id.ToString() == Holder)),
        ];
        return true;
    }
}
