using System.CommandLine;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.SignIn;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Cli.Importing;

/// <summary><c>cpw import FOLDER</c>: open cases of an earlier system, rehearsed or brought in; or its templates.</summary>
public static class ImportCommand
{
    public static Command Create()
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "The folder with children.csv, cases.csv and the others (docs/import.md)." };
        var template = new Option<bool>("--template") { Description = "Write the empty files into the folder and do nothing else." };
        var real = new Option<bool>("--for-real") { Description = "Bring in what was rehearsed. Without it, rehearse: nothing is written." };
        var system = new Option<string?>("--system") { Description = "The earlier system's name; always the same for the same system." };
        var authority = new Option<int>("--authority") { Description = "The authority's number.", DefaultValueFactory = _ => 1 };
        var by = new Option<string?>("--by") { Description = "The sign-in name of whoever answers for the cases; their password is asked for." };
        var confirmed = new Option<string?>("--confirmed-by") { Description = "The sign-in name of the second person, with --for-real; their password is asked for too." };
        var plan = new Option<string?>("--plan") { Description = "The plan that both agreed on, as the rehearsal printed it, with --for-real." };
        var provider = new Option<DatabaseProvider>("--provider") { Description = "Sqlite or PostgreSql.", DefaultValueFactory = _ => DatabaseProvider.Sqlite };
        var database = new Option<string?>("--database") { Description = "The connection string; without it the variable Database__ConnectionString." };
        var workflows = new Option<string>("--workflows") { Description = "The folder of definitions.", DefaultValueFactory = _ => "workflows" };
        var report = new Option<FileInfo?>("--report") { Description = "Write every finding to this file, as CSV." };
        var command = new Command("import", "Rehearses or brings in the open cases of an earlier system. Exit code 1 when a row is not brought in.")
        {
            folder, template, real, system, authority, by, confirmed, plan, provider, database, workflows, report,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var from = parsed.GetRequiredValue(folder);
            if (parsed.GetValue(template))
            {
                return Task.FromResult(WriteTemplates(from));
            }
            var connection = parsed.GetValue(database) ?? Environment.GetEnvironmentVariable("Database__ConnectionString");
            return parsed.GetValue(system) is not { Length: > 0 } named || parsed.GetValue(by) is not { } who || connection is null
                ? Task.FromResult(Usage("--system, --by and --database are needed."))
                : Run(
                    new ImportRequest(from, named, new AuthorityId(parsed.GetValue(authority)), who, parsed.GetValue(real), parsed.GetValue(confirmed), parsed.GetValue(plan), parsed.GetValue(report)),
                    new DatabaseOptions(parsed.GetValue(provider), connection), parsed.GetRequiredValue(workflows), cancellationToken);
        });
        return command;
    }

    private static int WriteTemplates(DirectoryInfo folder)
    {
        folder.Create();
        foreach (var subject in ImportSubject.All)
        {
            var path = Path.Combine(folder.FullName, subject.File);
            if (File.Exists(path))
            {
                return Usage($"'{path}' is there already; nothing is written over.");
            }
            File.WriteAllText(path, subject.Template());
        }
        Console.WriteLine($"{ImportSubject.All.Count} files written; the one row of each is an example and is to be taken out.");
        return ExitCode.Good;
    }

    private static async Task<int> Run(ImportRequest request, DatabaseOptions database, string workflows, CancellationToken cancellationToken)
    {
        if (WorkflowFolder.Holding(workflows) is not { } folder || folder.Calendars().Book is not { } calendars)
        {
            return Usage($"'{workflows}' is no folder of definitions with calendars.");
        }
        if (!request.Folder.Exists)
        {
            return Usage($"There is no folder '{request.Folder.FullName}'.");
        }
        await using var services = ImportServices.Over(database, folder, calendars);
        var directory = services.GetRequiredService<IStaffDirectory>();
        if (await Proved(services, request.By, cancellationToken) is not { } by)
        {
            return NotProved(request.By);
        }
        if (by.Authority != request.Authority)
        {
            return Usage($"'{request.By}' does not work for authority {request.Authority}.");
        }
        var files = ImportReader.Read(FilesOf(request.Folder));
        if (await services.GetRequiredService<ImportPlanning>().Rehearse(by, request.System, files, cancellationToken) is not { } plan)
        {
            return Usage($"'{request.By}' may not bring cases in, or the definition in force takes none over.");
        }
        if (!request.ForReal)
        {
            ImportPage.Print(plan, await directory.Names(request.Authority, cancellationToken), Console.Out);
            return Reported(request, plan.Findings);
        }
        return await BringIn(request, services, by, files, cancellationToken);
    }

    private static async Task<int> BringIn(ImportRequest request, ServiceProvider services, StaffMember by, ImportFiles files, CancellationToken cancellationToken)
    {
        if (request.Plan is null || request.ConfirmedBy is null)
        {
            return Usage("With --for-real, --plan and --confirmed-by are needed.");
        }
        if (await Proved(services, request.ConfirmedBy, cancellationToken) is not { } second)
        {
            return NotProved(request.ConfirmedBy);
        }
        await services.GetRequiredService<CalendarLibrary>().Keep(services.GetRequiredService<WorkflowFolder>(), cancellationToken);
        switch (await services.GetRequiredService<CaseImport>().Run(by, second, request.System, files, request.Plan, ShowProgress, cancellationToken))
        {
            case ImportOutcome.Done { Report: var report }:
                ImportPage.Print(report, Console.Out);
                return Reported(request, report.Findings);
            case ImportOutcome.Refused refused:
                return Usage($"{refused.Code} {refused.Words}");
            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }

    /// <summary>Whoever is named says their password, as at the page: who holds the database could else act in anybody's name.</summary>
    private static async Task<StaffMember?> Proved(ServiceProvider services, string signInName, CancellationToken cancellationToken) =>
        await services.GetRequiredService<PasswordSignIn>().Try(signInName, PasswordPrompt.Ask(signInName), services.GetRequiredService<IClock>().GetCurrentInstant(), cancellationToken)
            is SignInOutcome.SignedIn { Account: var account }
            ? await services.GetRequiredService<IStaffDirectory>().Find(account.UserId, cancellationToken)
            : null;

    private static int NotProved(string signInName) => Usage(
        $"{ImportOutcome.NotProved} '{signInName}' cannot be signed in to with that password, or is locked for {SignInLimits.LockedFor.TotalMinutes} minutes after {SignInLimits.TriesMax} wrong ones.");

    private static int Reported(ImportRequest request, IReadOnlyList<ImportFinding> findings)
    {
        if (request.Report is { } file)
        {
            File.WriteAllText(file.FullName, ReportCsv.Of(findings));
        }
        return findings.Any(finding => finding.Stops) ? ExitCode.Wrong : ExitCode.Good;
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> FilesOf(DirectoryInfo folder) => ImportSubject.All
        .Select(subject => new FileInfo(Path.Combine(folder.FullName, subject.File))).Where(file => file.Exists)
        .ToDictionary(file => file.Name, file => Bytes(file), StringComparer.Ordinal);

    /// <summary>One byte more than may be there is enough to say that it is too much.</summary>
    private static ReadOnlyMemory<byte> Bytes(FileInfo file)
    {
        using var stream = file.OpenRead();
        var bytes = new byte[Math.Min(stream.Length, ImportLimits.FileBytesMax + 1)];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>One line that is written over, on a terminal only.</summary>
    private static void ShowProgress(int done, int all)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write(done == all ? "\r                    \r" : $"\r{done} of {all}   ");
        }
    }

    private static int Usage(string words)
    {
        Console.Error.WriteLine(words);
        return ExitCode.Usage;
    }
}
