/* Hashes of words in class, id, role and itemprop that tell a block's role, in increasing order. */
#include "role_words.h"

static const struct role_word {
  uint32_t hash;
  uint8_t mark;
} role_words[] = {
    {0x07072B15, MARK_TAIL},    /* topics */
    {0x0956B45D, MARK_CODE},    /* sourcecode */
    {0x10A44713, MARK_SUMMARY}, /* summary */
    {0x115BFCB9, MARK_SUMMARY}, /* subtitle */
    {0x174F717D, MARK_SUMMARY}, /* lede */
    {0x1C9FF127, MARK_CODE},    /* highlight */
    {0x21D40F1B, MARK_TAIL},    /* taglist */
    {0x236B7A62, MARK_CODE},    /* prism */
    {0x2448CA2F, MARK_SUMMARY}, /* lead */
    {0x2E3D90B1, MARK_SUMMARY}, /* intro */
    {0x41F60775, MARK_CODE},    /* rouge */
    {0x457DA678, MARK_CREDIT},  /* photocopyright */
    {0x490AA90A, MARK_CREDIT},  /* photographer */
    {0x4927FA2D, MARK_CODE},    /* codeblock */
    {0x4F7ABA56, MARK_TAIL},    /* author */
    {0x50F6F4D5, MARK_CREDIT},  /* credits */
    {0x52193F5E, MARK_CODE},    /* snippet */
    {0x5316E6FC, MARK_CODE},    /* highlighter */
    {0x5B1BE1C9, MARK_CODE},    /* shiki */
    {0x5BCADA51, MARK_TAIL},    /* bio */
    {0x5D0CC605, MARK_CODE},    /* programlisting */
    {0x6A6A4119, MARK_SUMMARY}, /* subheadline */
    {0x70EA3B55, MARK_CODE},    /* lang */
    {0x746D3E16, MARK_CREDIT},  /* attribution */
    {0x75C8629E, MARK_TAIL},    /* biography */
    {0x85D715CA, MARK_CREDIT},  /* photocredit */
    {0x8A9E6B73, MARK_SUMMARY}, /* abstract */
    {0x9F80E9D2, MARK_CODE},    /* syntax */
    {0xA9C515F9, MARK_SUMMARY}, /* introduction */
    {0xAAD0A14E, MARK_SUMMARY}, /* excerpt */
    {0xAADA9CA8, MARK_SUMMARY}, /* deck */
    {0xB323923E, MARK_TAIL},    /* about */
    {0xB4CC94D4, MARK_SUMMARY}, /* leadin */
    {0xB55B7319, MARK_CODE},    /* syntaxhighlighter */
    {0xB90DED3E, MARK_CREDIT},  /* copyright */
    {0xB9EF387B, MARK_CODE},    /* language */
    {0xC27D9480, MARK_TAIL},    /* authorbio */
    {0xC3023517, MARK_CREDIT},  /* imagecredit */
    {0xCA59866B, MARK_SUMMARY}, /* dek */
    {0xCD7928A3, MARK_TAIL},    /* authorbox */
    {0xD1B3A683, MARK_CODE},    /* codehilite */
    {0xE8111F00, MARK_CODE},    /* prettyprint */
    {0xE95AD084, MARK_CREDIT},  /* credit */
    {0xED9B6ED7, MARK_SUMMARY}, /* standfirst */
    {0xF25F0606, MARK_CODE},    /* hljs */
    {0xF416EBA0, MARK_TAIL},    /* tags */
    {0xF9316CF4, MARK_CODE},    /* code */
    {0xFAC46DF3, MARK_CODE},    /* brush */
    {0xFAF78155, MARK_TAIL},    /* keywords */
};

uint8_t matn_role_word(uint32_t hash) {
  size_t low = 0, high = COUNT_OF(role_words);
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (role_words[middle].hash == hash) return role_words[middle].mark;
    if (role_words[middle].hash < hash) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return 0;
}
