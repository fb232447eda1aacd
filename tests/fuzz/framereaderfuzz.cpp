// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/remote/framereader.h"
#include "tests/fuzz/fuzz.h"

using namespace Bridgekeeper;
using Fuzz::must;

namespace {

const QByteArray beginMarker = "0011aabb";
const QByteArray endMarker = "0099ccdd";

struct Read {
    QByteArray content;
    QByteArray noise;
    QByteArray beginWord;
    QByteArray endWord;
    bool begun = false;
    bool ended = false;
    bool broken = false;
    bool operator==(const Read &) const = default;
};

Read readIn(const QByteArray &stream, qsizetype pieceSize)
{
    FrameReader reader(beginMarker, endMarker);
    Read read;
    for (qsizetype at = 0; at < stream.size(); at += pieceSize) {
        const bool over = reader.ended() || reader.broken();
        const QByteArray content = reader.feed(stream.mid(at, pieceSize));
        must(!over || content.isEmpty(), "nothing comes behind the end");
        must(reader.begun() || content.isEmpty(), "nothing comes before the begin");
        read.content += content;
    }
    read.noise = reader.noise();
    read.beginWord = reader.beginWord();
    read.endWord = reader.endWord();
    read.begun = reader.begun();
    read.ended = reader.ended();
    read.broken = reader.broken();
    return read;
}

} // namespace

// The first byte is the size of the pieces; the rest is what the server sends, and then the content of a whole frame.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray input = Fuzz::bytesOf(data, size);
    const qsizetype pieceSize = input.isEmpty() ? 1 : 1 + static_cast<unsigned char>(input[0]) % 32;
    const QByteArray stream = input.mid(1);
    const Read whole = readIn(stream, std::max<qsizetype>(stream.size(), 1));
    Read pieces = readIn(stream, pieceSize);
    // What is noise is certain only with a marker.
    if (!whole.begun && !whole.ended)
        pieces.noise = whole.noise;
    must(whole == pieces, "how the stream is cut changes nothing");
    must(whole.noise.size() <= 4096, "noise is kept in part only");
    must(whole.begun || whole.content.isEmpty(), "what has not begun says nothing");
    must(!whole.broken || !whole.ended, "what is broken does not end");
    must(stream.contains(whole.content), "the content was sent as it is");

    const Read framed = readIn("Welcome!\n" + beginMarker + " 4711\n" + stream + '\n' + endMarker + " 7\nbye\n", pieceSize);
    must(framed.begun && framed.ended != framed.broken, "a whole frame is read to its end");
    must(framed.beginWord == "4711" && framed.noise == "Welcome!\n", "the begin is read");
    if (!('\n' + stream + '\n').contains('\n' + endMarker))
        must(framed.ended && framed.content == stream && framed.endWord == "7",
            "the content is what stands between the markers");
    return 0;
}
