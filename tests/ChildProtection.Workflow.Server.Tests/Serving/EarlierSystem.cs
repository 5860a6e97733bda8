using System.Text;
using ChildProtection.Workflow.Cases.Import;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>Files of an invented earlier system for the North team: the example row of each template, with what a test changes in it.</summary>
public static class EarlierSystem
{
    public const string Name = "OldCare";

    /// <summary>One child with a plan, whom Anwen Candlemere leads: no row of them is wrong.</summary>
    public static (string Name, byte[] Content)[] One(string given, string family, string reference = "1") => [Children(given, family, reference), Cases(reference), Allocations(reference)];

    public static (string Name, byte[] Content) Children(string given, string family, string reference = "1") => File(
        ImportSubject.Children, ("child_reference", $"C-{reference}"), ("given_name", given), ("family_name", family), ("family_reference", ""));

    public static (string Name, byte[] Content) Cases(string reference = "1", string team = "North team") => File(
        ImportSubject.Cases, ("case_reference", $"K-{reference}"), ("child_reference", $"C-{reference}"), ("team", team));

    public static (string Name, byte[] Content) Allocations(string reference = "1", string who = "anwen") => File(
        ImportSubject.Allocations, ("case_reference", $"K-{reference}"), ("sign_in_name", who));

    private static (string Name, byte[] Content) File(ImportSubject subject, params (string Column, string Cell)[] changed) => (
        subject.File,
        Encoding.UTF8.GetBytes(
            string.Join(',', subject.Columns.Select(column => column.Name)) + "\r\n"
            + string.Join(',', subject.Columns.Select(column => Quoted(changed.FirstOrDefault(each => each.Column == column.Name).Cell ?? column.Example))) + "\r\n"));

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
