using System.Net;
using System.Net.Sockets;
using System.Text;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Attachments;

/// <summary>With a scanner configured: what is harmful is not kept, and what could not be looked at is opened by nobody.</summary>
public sealed class ScannerTests
{
    private static readonly byte[] Letter = Encoding.UTF8.GetBytes("A letter.\n");

    [Test]
    public async Task What_the_scanner_finds_clean_opens_and_what_it_finds_harmful_is_not_kept()
    {
        await using var clamd = new ClamdPort();
        await using var server = await Start(clamd.Port);
        var path = $"/cases/{(await ProtectedFamily.On(server, "Inkwell", "Rhys"))[0]}";
        using var worker = await server.Reader().As(server, "anwen");

        using var clean = await Send(worker, path, Letter);
        using var harmful = await Send(worker, path, Encoding.ASCII.GetBytes($"text {ClamdPort.Harmful} text"));

        Assert.That(clamd.Scanned[0], Is.EqualTo(Letter));
        Assert.That((clean.StatusCode, harmful.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.OK)));
        Assert.That(await harmful.Content.ReadAsStringAsync(), Does.Contain("found this file to be harmful"));
        await server.Database(async database => Assert.That(
            await database.FileContents.Select(row => row.Scan).ToListAsync(), Is.EqualTo(new[] { ScanState.Clean })));
        Assert.That((await Opened(server, worker, path)).StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task While_the_scanner_is_away_a_file_is_kept_and_opened_by_nobody_until_it_was_looked_at()
    {
        var port = FreePort();
        await using var server = await Start(port);
        var path = $"/cases/{(await ProtectedFamily.On(server, "Inkwell", "Rhys"))[0]}";
        using var worker = await server.Reader().As(server, "anwen");

        using var kept = await Send(worker, path, Letter);
        using var closed = await Opened(server, worker, path);
        var waiting = await worker.Page($"{path}/documents");
        using var stillClosed = await AfterScan(server, worker, path);

        Assert.That((kept.StatusCode, closed.StatusCode, stillClosed.StatusCode), Is.EqualTo((HttpStatusCode.Redirect, HttpStatusCode.NotFound, HttpStatusCode.NotFound)));
        Assert.That(waiting, Does.Contain("Waiting for the scanner"));
    }

    [Test]
    public async Task What_came_before_there_was_a_scanner_waits_for_it_and_opens_when_it_was_looked_at()
    {
        await using var clamd = new ClamdPort();
        await using var server = await Start(clamd.Port);
        var path = $"/cases/{(await ProtectedFamily.On(server, "Inkwell", "Rhys"))[0]}";
        using var worker = await server.Reader().As(server, "anwen");
        using var kept = await Send(worker, path, Letter);
        await server.Database(database => database.FileContents.ExecuteUpdateAsync(row => row.SetProperty(each => each.Scan, ScanState.NotScanned)));

        using var closed = await Opened(server, worker, path);
        using var open = await AfterScan(server, worker, path);

        Assert.That((closed.StatusCode, open.StatusCode), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    private static Task<TestServer> Start(int port) => TestServer.Start(true, false, ("Scanner:Host", "127.0.0.1"), ("Scanner:Port", $"{port}"));

    private static Task<HttpResponseMessage> Send(Reader worker, string path, byte[] content) => worker.SendFile($"{path}/attachments/add", "letter.txt", content,
        ("command", Guid.NewGuid().ToString()), ("sort", "letter"), ("concerns", "child"), ("place", "No"), ("audience", "all"));

    private static async Task<HttpResponseMessage> AfterScan(TestServer server, Reader worker, string path)
    {
        await server.Services.GetRequiredService<ScanningFiles>().Run(CancellationToken.None);
        return await Opened(server, worker, path);
    }

    private static async Task<HttpResponseMessage> Opened(TestServer server, Reader worker, string path)
    {
        AttachmentId id = default;
        await server.Database(async database => id = (await database.Attachments.OrderBy(row => row.RecordedAt).FirstAsync()).AttachmentId);
        return await worker.Get($"{path}/attachments/{id}/file");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
