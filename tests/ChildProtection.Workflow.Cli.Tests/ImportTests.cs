using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Cli.Tests;

public sealed class ImportTests
{
    /// <summary>Cases that are in when the process is killed.</summary>
    private const int WholeBefore = 5;

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
        const int Children = 12;
        await using var authority = await ImportedAuthority.Create(Children);
        var rehearsed = Cpw.RunWith($"{ImportedAuthority.Password}\n", Arguments(authority));
        Assert.That(rehearsed.Exit, Is.Zero, rehearsed.Output + rehearsed.Errors);
        string[] real = [.. Arguments(authority), "--for-real", "--confirmed-by", "hedd", "--plan", rehearsed.Lines[^1]["plan ".Length..]];
        const string Passwords = $"{ImportedAuthority.Password}\r\n{ImportedAuthority.Password}\n";

        await MakeOneEndless(authority);
        var killedAt = await KilledMidway(authority, Cpw.Begin(Passwords, real));
        var again = Cpw.RunWith(Passwords, real);

        Assert.That(killedAt, Is.EqualTo(WholeBefore), "the case it was in the middle of is not in");
        Assert.That((again.Exit, again.Lines[^1]), Is.EqualTo((0, $"{Children - killedAt} cases brought in, {killedAt} in before, 0 rows not brought in.")), again.Output + again.Errors);
        await using var database = await authority.Database();
        Assert.That((await database.Cases.CountAsync(), await database.Children.CountAsync(), await database.Persons.CountAsync()), Is.EqualTo((Children, Children, 2 * Children)), "each child and its mother");
        var opened = await database.Journal.GroupBy(row => row.CaseId).Select(rows => rows.Count(row => row.Sequence == 1)).ToListAsync();
        Assert.That(opened, Has.Count.EqualTo(Children).And.All.EqualTo(1));
    }

    /// <summary>The case after these is never written to its end: the process stands in the middle of it when it is killed, however fast the machine.</summary>
    private static async Task<int> KilledMidway(ImportedAuthority authority, Process process)
    {
        using (process)
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            try
            {
                while (await authority.CasesIn() < WholeBefore)
                {
                    Assert.That(process.HasExited, Is.False, () => process.StandardOutput.ReadToEnd() + process.StandardError.ReadToEnd());
                    limit.Token.ThrowIfCancellationRequested();
                    await Task.Delay(5);
                }
            }
            finally
            {
                process.Kill();
                await process.WaitForExitAsync();
            }
        }
        await using var database = await authority.Database();
        await database.Database.ExecuteSqlRawAsync("DROP TRIGGER endless");
        return await authority.CasesIn();
    }

    /// <summary>The row of the case after <see cref="WholeBefore"/> is written without end.</summary>
    private static async Task MakeOneEndless(ImportedAuthority authority)
    {
        await using var database = await authority.Database();
        await database.Database.ExecuteSqlRawAsync($"""
            CREATE TRIGGER endless AFTER INSERT ON "case" WHEN (SELECT COUNT(*) FROM "case") > {WholeBefore}
            BEGIN SELECT (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000000) SELECT MAX(i) FROM n); END
            """);
    }

    private static string[] Arguments(ImportedAuthority authority) => ["import", authority.Files, "--system", "OldCare", "--by", "gwenllian", "--database", authority.ConnectionString];
}
