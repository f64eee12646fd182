using Icmesh.Kernel.Attachments;
using Icmesh.Kernel.Text;
using SkiaSharp;

namespace Icmesh.Attachments.Checking;

/// <summary>
/// Makes an image anew from its pixels: place, camera and whatever hid behind the picture stay behind. One at a time, so that many
/// large photos together need no more memory than one.
/// </summary>
internal sealed class ImageCleaner : IDisposable
{
    /// <summary>Long side of what is kept: enough to read a certificate, small enough for a phone.</summary>
    public const int LongSide = 2560;

    /// <summary>The most pixels that are decoded: 64 MiB. A JPEG is decoded smaller, a PNG cannot be.</summary>
    private const long MostPixels = 16 << 20;

    private const int Quality = 85;

    private readonly SemaphoreSlim _one = new(1);

    /// <exception cref="RefusedException">It cannot be read, or is larger than anything that a camera or scanner makes.</exception>
    public async Task CleanAsync(AttachmentKind kind, string path, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            // Decoding is work for the processor, not for the request's thread.
            await Task.Run(() => Clean(kind, path), cancellationToken);
        }
        finally
        {
            _one.Release();
        }
    }

    private static void Clean(AttachmentKind kind, string path)
    {
        var clean = path + ".clean";
        try
        {
            using (var codec = SKCodec.Create(path) ?? throw ContentCheck.Mismatch(kind))
            {
                var format = kind is AttachmentKind.Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg;
                if (codec.EncodedFormat != format)
                {
                    throw ContentCheck.Mismatch(kind);
                }

                using var picture = Upright(Decode(codec, kind), codec.EncodedOrigin);
                using var file = File.Create(clean);
                if (!picture.Encode(file, format, Quality))
                {
                    throw ContentCheck.Mismatch(kind);
                }
            }

            File.Move(clean, path, overwrite: true);
        }
        finally
        {
            File.Delete(clean);
        }
    }

    private static SKBitmap Decode(SKCodec codec, AttachmentKind kind)
    {
        var full = codec.Info.Size;
        var wanted = Math.Min(1f, (float)LongSide / Math.Max(full.Width, full.Height));
        var size = codec.GetScaledDimensions(wanted);
        if ((long)size.Width * size.Height is <= 0 or > MostPixels)
        {
            throw new RefusedException(
                new Sentence($"Gambar {full.Width} × {full.Height} piksel terlalu besar.", $"An image of {full.Width} × {full.Height} pixels is too large."),
                new Sentence("Perkecil gambarnya lalu kirim lagi.", "Make it smaller and send it again."));
        }

        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is not SKCodecResult.Success)
        {
            bitmap.Dispose();
            throw ContentCheck.Mismatch(kind);
        }

        return Math.Max(size.Width, size.Height) <= LongSide ? bitmap : Resized(bitmap);
    }

    private static SKBitmap Resized(SKBitmap large)
    {
        using (large)
        {
            var scale = (float)LongSide / Math.Max(large.Width, large.Height);
            var info = large.Info.WithSize(Math.Max(1, (int)(large.Width * scale)), Math.Max(1, (int)(large.Height * scale)));
            return large.Resize(info, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }
    }

    /// <summary>A phone writes how it was held beside the picture; that note is lost, so the picture itself is turned.</summary>
    private static SKBitmap Upright(SKBitmap bitmap, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return bitmap;
        }

        using (bitmap)
        {
            var (w, h) = (bitmap.Width, bitmap.Height);
            var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
            var upright = new SKBitmap(bitmap.Info.WithSize(isTurned ? h : w, isTurned ? w : h));
            using var canvas = new SKCanvas(upright);
            canvas.SetMatrix(origin switch
            {
                SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, w, 0, 1, 0, 0, 0, 1),
                SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, w, 0, -1, h, 0, 0, 1),
                SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, h, 0, 0, 1),
                SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightTop => new SKMatrix(0, -1, h, 1, 0, 0, 0, 0, 1),
                SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, h, -1, 0, w, 0, 0, 1),
                _ => new SKMatrix(0, 1, 0, -1, 0, w, 0, 0, 1),
            });
            canvas.DrawBitmap(bitmap, 0, 0, SKSamplingOptions.Default);
            return upright;
        }
    }

    public void Dispose() => _one.Dispose();
}
