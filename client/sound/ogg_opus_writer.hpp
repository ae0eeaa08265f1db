// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <span>

struct OggOpusEnc;
struct OggOpusComments;

namespace pult::client {

/// Encodes a voice as messengers want it, while it is being recorded: Ogg Opus, one channel, kVoiceBitRate.
class OggOpusWriter {
public:
    static constexpr int kVoiceBitRate = 28'000;

    /// Loads the library with the first one. Null: it isn't installed.
    [[nodiscard]] static std::unique_ptr<OggOpusWriter> make();

    /// At kRecordRate. False: it can't be encoded.
    bool write(std::span<const std::int16_t> samples);
    /// Of what is encoded already.
    qsizetype bytes() const { return m_file.size(); }
    /// Whole pages that came since this was asked last.
    QByteArray takeFresh();
    /// The whole file; nothing is written afterwards. Empty: it can't be encoded.
    QByteArray finish();

private:
    struct Freed {
        void operator()(OggOpusEnc* encoder) const;
        void operator()(OggOpusComments* comments) const;
    };

    OggOpusWriter() = default;
    void takePages();

    std::unique_ptr<OggOpusComments, Freed> m_comments;
    std::unique_ptr<OggOpusEnc, Freed> m_encoder;
    QByteArray m_file;
    qsizetype m_taken = 0; ///< by takeFresh
};

} // namespace pult::client
