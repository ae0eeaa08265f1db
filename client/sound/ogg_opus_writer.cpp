// SPDX-License-Identifier: GPL-3.0-or-later
// libopusenc is opened by hand, as libopusfile is: whoever never records doesn't pay for it.
#include "client/sound/ogg_opus_writer.hpp"

#include "client/sound/microphone.hpp"

#include <QLibrary>

#include <opusenc.h>

namespace pult::client {

namespace {

// What is said stays inside of the encoder for no longer than both together, SoundRecorder::kInsideMs: whoever keeps
// the pages that came has almost everything. By the 48,000 samples a second in which Opus counts.
constexpr opus_int32 kDecisionSamples = 24'000;
constexpr opus_int32 kPageSamples = 24'000;

struct EncoderLibrary {
    decltype(&ope_comments_create) createComments = nullptr;
    decltype(&ope_comments_destroy) destroyComments = nullptr;
    decltype(&ope_encoder_create_pull) create = nullptr;
    decltype(&ope_encoder_ctl) control = nullptr;
    decltype(&ope_encoder_write) write = nullptr;
    decltype(&ope_encoder_get_page) page = nullptr;
    decltype(&ope_encoder_drain) drain = nullptr;
    decltype(&ope_encoder_destroy) destroy = nullptr;

    template <class Function>
    static void find(QLibrary& file, const char* name, Function& function) {
        function = reinterpret_cast<Function>(file.resolve(name));
    }
    static const EncoderLibrary& instance() {
        static const EncoderLibrary loaded = [] {
            QLibrary file(QStringLiteral("opusenc"), 0);
            EncoderLibrary library;
            find(file, "ope_comments_create", library.createComments);
            find(file, "ope_comments_destroy", library.destroyComments);
            find(file, "ope_encoder_create_pull", library.create);
            find(file, "ope_encoder_ctl", library.control);
            find(file, "ope_encoder_write", library.write);
            find(file, "ope_encoder_get_page", library.page);
            find(file, "ope_encoder_drain", library.drain);
            find(file, "ope_encoder_destroy", library.destroy);
            return library;
        }();
        return loaded;
    }
    bool isThere() const {
        return createComments && destroyComments && create && control && write && page && drain && destroy;
    }
};

} // namespace

void OggOpusWriter::Freed::operator()(OggOpusEnc* encoder) const {
    EncoderLibrary::instance().destroy(encoder);
}

void OggOpusWriter::Freed::operator()(OggOpusComments* comments) const {
    EncoderLibrary::instance().destroyComments(comments);
}

std::unique_ptr<OggOpusWriter> OggOpusWriter::make() {
    const EncoderLibrary& library = EncoderLibrary::instance();
    if (!library.isThere())
        return nullptr;
    std::unique_ptr<OggOpusWriter> writer(new OggOpusWriter);
    writer->m_comments.reset(library.createComments());
    int error = OPE_OK;
    constexpr int kOneChannel = 1;
    constexpr int kPlainMapping = 0;
    writer->m_encoder.reset(library.create(writer->m_comments.get(), kRecordRate, kOneChannel, kPlainMapping, &error));
    if (!writer->m_encoder || error != OPE_OK)
        return nullptr;
    const bool set =
        library.control(writer->m_encoder.get(), OPUS_SET_BITRATE_REQUEST, opus_int32{kVoiceBitRate}) == OPE_OK &&
        library.control(writer->m_encoder.get(), OPUS_SET_SIGNAL_REQUEST, opus_int32{OPUS_SIGNAL_VOICE}) == OPE_OK &&
        library.control(writer->m_encoder.get(), OPE_SET_DECISION_DELAY_REQUEST, kDecisionSamples) == OPE_OK &&
        library.control(writer->m_encoder.get(), OPE_SET_MUXING_DELAY_REQUEST, kPageSamples) == OPE_OK &&
        library.control(writer->m_encoder.get(), OPE_SET_COMMENT_PADDING_REQUEST, opus_int32{0}) == OPE_OK;
    return set ? std::move(writer) : nullptr;
}

bool OggOpusWriter::write(std::span<const std::int16_t> samples) {
    const int count = static_cast<int>(samples.size());
    if (EncoderLibrary::instance().write(m_encoder.get(), samples.data(), count) != OPE_OK)
        return false;
    takePages();
    return true;
}

void OggOpusWriter::takePages() {
    unsigned char* page = nullptr;
    opus_int32 length = 0;
    while (EncoderLibrary::instance().page(m_encoder.get(), &page, &length, 0) != 0)
        m_file.append(reinterpret_cast<const char*>(page), length);
}

QByteArray OggOpusWriter::takeFresh() {
    const QByteArray fresh = m_file.mid(m_taken);
    m_taken = m_file.size();
    return fresh;
}

QByteArray OggOpusWriter::finish() {
    if (EncoderLibrary::instance().drain(m_encoder.get()) != OPE_OK)
        return {};
    takePages();
    return std::move(m_file);
}

} // namespace pult::client
