using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Attachments;

public sealed partial class UploadTests
{
    [Test]
    public async Task A_file_that_breaks_off_on_its_way_leaves_nothing_in_the_database_nor_on_the_disk()
    {
        await using var server = await TestServer.Start(demonstration: true, onNetwork: true);
        var path = $"/cases/{(await ProtectedFamily.On(server, "Inkwell", "Rhys"))[0]}/attachments/add";
        var address = server.OnNetwork!;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = address };
        using var worker = await new Reader(client).As(server, "anwen");
        var token = FormToken().Match(await worker.Page(path)).Groups[1].Value;
        var before = TemporaryFiles();

        using (var connection = new TcpClient(address.Host, address.Port))
        {
            const string Boundary = "abc";
            var start = $"--{Boundary}\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n{token}\r\n--{Boundary}\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\n\r\n" + new string('x', 500_000);
            var head = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: {handler.CookieContainer.GetCookieHeader(address)}\r\n"
                + $"Content-Type: multipart/form-data; boundary={Boundary}\r\nContent-Length: 3000000\r\n\r\n";
            await connection.GetStream().WriteAsync(Encoding.UTF8.GetBytes(head + start));
        }

        Assert.That(await worker.Page(path), Does.Contain("Keep the file"), "the server goes on");
        Assert.That(TemporaryFiles().Except(before), Is.Empty);
        await server.Database(async database => Assert.That((await database.Attachments.CountAsync(), await database.FileContents.CountAsync()), Is.EqualTo((0, 0))));
    }

    [Test]
    public void A_node_takes_so_many_bytes_and_so_many_files_of_one_person_at_once_and_no_more()
    {
        var places = new UploadPlaces();

        var held = Enumerable.Range(0, UploadLimits.PerPersonMax).Select(_ => places.Take("anwen", 10)).ToList();
        var oneMore = places.Take("anwen", 10);
        var tooMuch = places.Take("rhodri", UploadLimits.InFlightBytesMax);
        foreach (var place in held)
        {
            place!.Dispose();
            place.Dispose();
        }

        Assert.That((held.All(place => place is not null), oneMore, tooMuch), Is.EqualTo((true, (IDisposable?)null, (IDisposable?)null)));
        Assert.That(places.Take("rhodri", UploadLimits.InFlightBytesMax), Is.Not.Null, "what was given back is free again, once");
        Assert.That(places.Take("anwen", 1), Is.Null);
    }

    private static HashSet<string> TemporaryFiles() => [.. Directory.EnumerateFiles(Path.GetTempPath(), "ASPNETCORE_*")];

    [GeneratedRegex("""name="form_token" type="hidden" value="([^"]+)""")]
    private static partial Regex FormToken();
}
