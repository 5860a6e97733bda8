using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Cli.Tests;

public sealed class ImportTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void Begin() => _folder = Directory.CreateTempSubdirectory("cpw-import-");

    [TearDown]
    public void End() => _folder.Delete(recursive: true);

    [Test]
    public void Templates_are_written_once_and_never_over_what_is_there()
    {
        var (first, second) = (Cpw.Run("import", _folder.FullName, "--template"), Cpw.Run("import", _folder.FullName, "--template"));

        Assert.That((first.Exit, second.Exit), Is.EqualTo((0, 2)));
        Assert.That(
            _folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "allocations.csv", "cases.csv", "children.csv", "persons.csv", "visits.csv" }));
    }

    [Test]
    public void Nothing_is_begun_without_a_name_for_the_earlier_system_and_somebody_who_answers_for_it()
    {
        var answer = Cpw.Run("import", "samples/import");

        Assert.That((answer.Exit, answer.Errors.Trim()), Is.EqualTo((2, "--system, --by and --database are needed.")));
    }

    [Test]
    public async Task Whoever_does_not_give_the_password_of_those_named_brings_nothing_in()
    {
        await using var authority = await ImportedAuthority.Create(1);

        foreach (var input in new[] { "", "wrong password altogether\n", $"{ImportedAuthority.Password}\nwrong password altogether\n" })
        {
            var answer = Cpw.RunWith(input, [.. Arguments(authority), "--for-real", "--confirmed-by", "hedd", "--plan", "any"]);
            Assert.That(answer.Exit, Is.EqualTo(2));
            Assert.That(answer.Errors, Does.StartWith("CPW8223").And.Not.Contain("password altogether"));
        }
        Assert.That(await authority.CasesIn(), Is.Zero);
    }

    [Test]
    public async Task A_run_that_was_killed_midway_and_begun_again_brings_in_every_case_once()
    {
        const int Children = 24;
        await using var authority = await ImportedAuthority.Create(Children);
        var rehearsed = Cpw.RunWith($"{ImportedAuthority.Password}\n", Arguments(authority));
        Assert.That(rehearsed.Exit, Is.Zero, rehearsed.Output + rehearsed.Errors);
        string[] real = [.. Arguments(authority), "--for-real", "--confirmed-by", "hedd", "--plan", rehearsed.Lines[^1]["plan ".Length..]];
        const string Passwords = $"{ImportedAuthority.Password}\r\n{ImportedAuthority.Password}\n";

        var killedAt = await KilledMidway(authority, Cpw.Begin(Passwords, real));
        var again = Cpw.RunWith(Passwords, real);

        Assert.That(killedAt, Is.InRange(1, Children - 1), "it was in the middle of it");
        Assert.That((again.Exit, again.Lines[^1]), Is.EqualTo((0, $"{Children - killedAt} cases brought in, {killedAt} in before, 0 rows not brought in.")), again.Output + again.Errors);
        await using var database = await authority.Database();
        Assert.That((await database.Cases.CountAsync(), await database.Children.CountAsync(), await database.Persons.CountAsync()), Is.EqualTo((Children, Children, 2 * Children)), "each child and its mother");
        var opened = await database.Journal.GroupBy(row => row.CaseId).Select(rows => rows.Count(row => row.Sequence == 1)).ToListAsync();
        Assert.That(opened, Has.Count.EqualTo(Children).And.All.EqualTo(1));
    }

    /// <summary>Once some cases are in, no more can be written until the process is dead: it dies in the middle of one.</summary>
    private static async Task<int> KilledMidway(ImportedAuthority authority, Process process)
    {
        using (process)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            while (await authority.CasesIn() < 3)
            {
                Assert.That(process.HasExited || limit.IsCancellationRequested, Is.False, "it brings cases in");
                await Task.Delay(5);
            }
            await using var database = await authority.Database();
            await database.Database.OpenConnectionAsync();
            await database.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE");
            process.Kill();
            await process.WaitForExitAsync();
            await database.Database.ExecuteSqlRawAsync("ROLLBACK");
        }
        return await authority.CasesIn();
    }

    private static string[] Arguments(ImportedAuthority authority) => ["import", authority.Files, "--system", "OldCare", "--by", "gwenllian", "--database", authority.ConnectionString];
}
