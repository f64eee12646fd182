namespace Icmesh.Host.Startup;

/// <summary>What Production answers as long as there are no accounts. Static: it depends on nothing that could fail.</summary>
internal static class ClosedPage
{
    public const string Html = """
        <!DOCTYPE html>
        <html lang="id">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>ICMESH belum dibuka</title></head>
        <body>
        <main>
        <h1>ICMESH belum dibuka</h1>
        <p>Versi ini belum memiliki akun pengguna, sehingga tidak tahu siapa yang bertanya. Karena itu di lingkungan produksi
        tidak ada data yang ditampilkan. Perintah baris seperti <code>import</code> dan <code>evaluate</code> tetap bisa dipakai di server.</p>
        <p>Untuk mencoba di komputer sendiri: jalankan dengan <code>ASPNETCORE_ENVIRONMENT=Development</code>.</p>
        <h2 lang="en">ICMESH is not open yet</h2>
        <p lang="en">This version has no user accounts and cannot know who asks. In Production it therefore shows no data.
        Command-line verbs such as <code>import</code> and <code>evaluate</code> work on the server.
        To try it on your own machine, run it with <code>ASPNETCORE_ENVIRONMENT=Development</code>.</p>
        </main>
        </body>
        </html>
        """;
}
