//! Images for tests: handmade PNG files.

#![allow(dead_code, reason = "each of its users needs its part")]

/// A PNG file with this many pixels, each in the given color (red, green, blue). Not compressed, so that its size is
/// easy to see.
pub fn png(width: u32, height: u32, colour: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..height {
        // Each row says first how it is filtered: not at all.
        rows.push(0);
        rows.extend((0..width).flat_map(|x| colour(x, y)));
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    // 8 bits per color channel, of which there are three.
    chunk(&mut file, *b"IHDR", &[size, vec![8, 2, 0, 0, 0]].concat());
    chunk(&mut file, *b"IDAT", &stored(&rows));
    chunk(&mut file, *b"IEND", &[]);
    file
}

/// The smallest image with a single color.
pub fn dot(colour: [u8; 3]) -> Vec<u8> {
    png(1, 1, |_, _| colour)
}

/// RFC 2083, "Chunk layout".
fn chunk(file: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    let named = [&kind[..], data].concat();
    file.extend(u32::try_from(data.len()).expect("a test's image is small").to_be_bytes());
    file.extend(&named);
    file.extend(crc(&named).to_be_bytes());
}

/// RFC 1950 around RFC 1951's "stored" blocks.
fn stored(data: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let blocks = data.chunks(0xffff).count();
    for (number, block) in data.chunks(0xffff).enumerate() {
        let length = u16::try_from(block.len()).expect("a chunk is that small");
        stream.push(u8::from(number + 1 == blocks));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend(block);
    }
    let (mut one, mut other) = (1_u32, 0_u32);
    for byte in data {
        one = (one + u32::from(*byte)) % 65_521;
        other = (other + one) % 65_521;
    }
    stream.extend((other << 16 | one).to_be_bytes());
    stream
}

/// The sum that ends a chunk: RFC 2083, "CRC algorithm".
fn crc(data: &[u8]) -> u32 {
    let bit = |sum: u32| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !data.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| bit(sum)))
}
