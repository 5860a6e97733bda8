using System.Text;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Engine.Definitions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Access;

internal sealed class AccessTableTests
{
    [Test]
    public void The_table_is_the_one_that_was_approved()
    {
        var approved = Path.Combine(ShippedFiles.Repository, "tests", "ChildProtection.Workflow.Cases.Tests", "Access", "AccessTable.approved.txt");

        Assert.That(
            Printed(), Is.EqualTo(File.ReadAllText(approved)), $"Rights have changed. If they should, put what is printed here into {Path.GetFileName(approved)}:\n{Printed()}");
    }

    [TestCase(ShippedFiles.WalesPath)]
    [TestCase(ShippedFiles.EnglandPath)]
    public void Every_role_that_somebody_with_an_account_can_hold_is_in_the_table(string definition)
    {
        Assert.That(Held(definition).Except(AccessTable.Roles), Is.Empty);
    }

    [Test]
    public void The_table_names_no_role_that_nobody_can_hold()
    {
        var known = Held(ShippedFiles.WalesPath).Concat(Held(ShippedFiles.EnglandPath)).Concat(ProductRole.All);

        Assert.That(AccessTable.Roles.Except(known), Is.Empty);
    }

    [Test]
    public void A_role_that_the_table_does_not_name_gives_nothing()
    {
        Assert.That(Enum.GetValues<Permission>().Where(permission => AccessTable.Allows(["substitute_agency", "nobody", string.Empty], permission)), Is.Empty);
        Assert.That(AccessTable.Of("nobody"), Is.Empty);
    }

    [TestCase(ProductRole.Administrator)]
    [TestCase(ProductRole.Operator)]
    public void Whoever_keeps_the_product_running_sees_no_case(string role)
    {
        Permission[] ofCases =
        [
            Permission.SeeMyWork, Permission.SeeTeamWork, Permission.SeeCase, Permission.OpenCase, Permission.DoWork, Permission.Correct, Permission.AssignRoles,
            Permission.ExcuseBreach, Permission.RelateAgencies,
        ];

        Assert.That(AccessTable.Of(role).Intersect(ofCases), Is.Empty);
    }

    [Test]
    public void Whoever_has_left_may_nothing()
    {
        var left = new StaffMember
        {
            Id = new UserId(Guid.NewGuid()),
            Authority = new AuthorityId(1),
            Name = "Gone",
            SignInName = "gone",
            Roles = AccessTable.Roles,
            Teams = [],
            LeftOn = new LocalDate(2026, 3, 2),
        };

        Assert.That(Enum.GetValues<Permission>().Where(permission => AccessTable.Allows(left, permission)), Is.Empty);
    }

    private static IEnumerable<string> Held(string definition) =>
        ShippedFiles.Compiled(definition).Definition.Roles.Values.Where(role => role.Held != RoleHolding.Outside).Select(role => role.Name);

    private const int RoleWidth = 30;

    private static string Printed()
    {
        var permissions = Enum.GetValues<Permission>();
        var table = new StringBuilder().AppendLine(string.Join(" | ", permissions.Select(each => each.ToString()).Prepend("Role".PadRight(RoleWidth))));
        foreach (var role in AccessTable.Roles)
        {
            table.AppendLine(string.Join(" | ", permissions.Select(each => (AccessTable.Allows([role], each) ? "yes" : "-").PadRight(each.ToString().Length)).Prepend(role.PadRight(RoleWidth))).TrimEnd());
        }
        return table.ToString();
    }
}
