using System.Diagnostics;
using CreativeLabs.Bench.Measure;

namespace CreativeLabs.Bench.Edge;

/// <summary>nginx as a proxy that keeps its connections, in a folder of its own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private readonly Process process;
    private readonly string folder;

    private Nginx(Process process, string folder, Uri address) => (this.process, this.folder, Address) = (process, folder, address);

    public Uri Address { get; }

    public double ProcessorSeconds => Proc.Children(process.Id).Append(process.Id).Sum(Proc.ProcessorSeconds);

    public static async Task<Nginx> Start(Uri upstream)
    {
        var (place, address) = (Directory.CreateTempSubdirectory("creativelabs-nginx-").FullName, ChildProgram.FreeAddress());
        var file = Path.Combine(place, "nginx.conf");
        await File.WriteAllTextAsync(file, $$"""
            daemon off;
            user root;
            worker_processes 2;
            pid {{place}}/pid;
            error_log {{place}}/error.log;
            events { worker_connections 512; }
            http {
              access_log off;
              client_body_temp_path {{place}}/body;
              proxy_temp_path {{place}}/proxy;
              fastcgi_temp_path {{place}}/fastcgi;
              uwsgi_temp_path {{place}}/uwsgi;
              scgi_temp_path {{place}}/scgi;
              keepalive_requests 100000000;
              upstream one { server {{upstream.Authority}}; keepalive 64; keepalive_requests 100000000; }
              server {
                listen {{address.Authority}};
                location / { proxy_pass http://one; proxy_http_version 1.1; proxy_set_header Connection ""; }
              }
            }
            """);
        var nginx = Process.Start(new ProcessStartInfo("/usr/sbin/nginx",
            ["-c", file, "-p", place, "-e", Path.Combine(place, "error.log")])
        { UseShellExecute = false })!;
        using var client = new HttpClient { BaseAddress = address };
        for (var look = 0; look < 200 && !nginx.HasExited; look++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri("/health", UriKind.Relative));
                return new Nginx(nginx, place, address);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException("nginx did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        // Its workers end with it when it is asked; killed, it would leave them behind.
        using (var stop = Process.Start("kill", ["-TERM", $"{process.Id}"]))
        {
            await stop.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
